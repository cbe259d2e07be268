package suite.testing.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.testing.contract.RequestFile.Request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestFileTests {

	@TempDir
	private Path folder;

	private List<Request> read(String text) throws IOException {
		return RequestFile.read(Files.writeString(this.folder.resolve("a.http"), text), Map.of("id", "7"));
	}

	@Test
	void readsRequestsWithTheirHeadersAndBodies() throws IOException {
		assertThat(read("""
				# comment
				@one = http://localhost:1
				@id = ID

				### first
				POST {{one}}/things?a=b
				Content-Type: application/json
				X: y

				{"a":1,

				 "b":2}

				### second
				GET {{one}}/things/{{id}}
				""")).containsExactly(new Request("POST", "one", "/things?a=b",
				List.of("Content-Type: application/json", "X: y"), "{\"a\":1,\n\n \"b\":2}"),
				new Request("GET", "one", "/things/7", List.of(), ""));
	}

	@Test
	void aVariableThatIsNotThereIsNamed() {
		for (String request : List.of("GET {{two}}/things", "GET {{one}}/{{other}}")) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> read("@one = http://localhost:1\n\n###\n" + request + "\n"))
				.withMessageContaining(request);
		}
	}

}
