package suite.lab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ResultsTests {

	@TempDir
	private Path root;

	@Test
	void thePageHoldsTheReportAndNeedsNothingElse() throws IOException {
		Results results = Results.create(this.root, "bench");
		results.write(Map.of("note", "</script><b>"), "bench.html");
		String page = Files.readString(results.directory().resolve("report.html"));
		assertThat(page).contains("<\\/script><b>", "Chart.js v")
			.doesNotContain("/*REPORT*/", "/*CHARTS*/", "<script src", "<link");
		assertThat(
				new JsonMapper().readTree(results.directory().resolve("report.json").toFile()).path("note").asString())
			.isEqualTo("</script><b>");
	}

}
