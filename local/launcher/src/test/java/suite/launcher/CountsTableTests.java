package suite.launcher;

import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CountsTableTests {

	@Test
	void hasALineForEachWindowAndAColumnForEachKey() {
		String windows = """
				{"window": "PT5M", "windows": [
				{"start": "2026-01-01T10:00:00Z", "end": "2026-01-01T10:05:00Z", "counts": {"user_0": 4, "user_1": 10}},
				{"start": "2026-01-01T10:05:00Z", "end": "2026-01-01T10:10:00Z", "counts": {"user_0": 6}}]}
				""";
		assertThat(CountsTable.of(JsonMapper.shared().readTree(windows), ZoneOffset.UTC)).isEqualTo("""
				window               user_0  user_1
				10:00:00 – 10:05:00       4      10
				10:05:00 – 10:10:00       6       -""");
	}

}
