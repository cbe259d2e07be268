package suite.http;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;

class ParametersTests extends HttpTest {

	@ParameterizedTest
	@ValueSource(strings = { "/parameters/1", "/parameters/1?name=a", "/parameters/1?numbers=1&numbers=2&name=",
			"/parameters/1?numbers=1,2" })
	void knownOnesAreTaken(String path) throws IOException {
		assertThat(get(path).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					/parameters/1?nam=a          | nam is not a parameter here; expected name, numbers
					/parameters/1?name=a&Name=a  | Name is not a parameter here; expected name, numbers
					/parameters/1?nam            | nam is not a parameter here; expected name, numbers
					/parameters/1?name=a&name=b  | name: expected it once, found it 2 times
					/parameters/1?id=2           | id is part of the path already; expected it once
					/parameters/1?name=%         | the request, or one of its parameters, is not encoded as HTTP wants it
					/parameters/1?numbers=1&numbers=a | numbers: expected values separated by commas, each an integer from -2147483648 to 2147483647
					/parameters/1?numbers=1,99999999999 | numbers: expected values separated by commas, each an integer from -2147483648 to 2147483647
					/waiting?limit=1             | limit is not a parameter here; expected none
					""")
	void othersAreRefused(String path, String detail) throws IOException {
		assertProblem(get(path), 400, detail);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/probe?limit=1", "/actuator/probe?names=a&names=b", "/actuator/probe/a/b",
			"/actuator/probe/a?limit=1", "/actuator/health", "/actuator/health/liveness", "/actuator/metrics",
			"/actuator/metrics/jvm.memory.used?tag=area:heap&tag=id:x" })
	void operationsTakeTheirOwn(String path) throws IOException {
		assertThat(manage(path).status()).isIn(200, 404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/actuator/probe?key=1            | key is not a parameter here; expected limit, names
			/actuator/probe?limit=1&limit=2  | limit: expected it once, found it 2 times
			/actuator/probe/a?names=b        | names is not a parameter here; expected limit
			/actuator/probe/a?key=b          | key is part of the path already; expected it once
			/actuator/health?securityContext | securityContext is not a parameter here; expected none
			""")
	void operationsRefuseOthers(String path, String detail) throws IOException {
		assertProblem(manage(path), 400, detail);
	}

	@Test
	void anOperationNamesWhatIsWrongInItsBody() throws IOException {
		assertProblem(
				post(this.managementPort, "/actuator/loggers/nobody", "application/json",
						"{\"configuredLevel\":\"loud\"}".getBytes()),
				400, "configuredLevel: expected one of [TRACE, DEBUG, INFO, WARN, ERROR, FATAL, OFF], found loud");
	}

	@Test
	void anOperationRefusesFieldsThatItDoesNotHave() throws IOException {
		try (RawConnection connection = open(this.managementPort, "POST", "/actuator/probe",
				"Content-Type: application/json", "Content-Length: 23")) {
			connection.send("{\"level\":\"a\",\"lvl\":\"a\"}");
			assertProblem(connection.read(false), 400, "lvl is not a parameter here; expected level");
		}
	}

}
