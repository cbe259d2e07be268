package suite.http;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsTests extends HttpTest {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/nothing", "/error", "/error?trace=true", "/actuator/nothing",
			"/actuator/health/nothing", "/favicon.ico", "/things/1" })
	void thereIsNothingAtOtherPaths(String path) throws IOException {
		assertProblem(manage(path), 404, "there is nothing at this path");
		if (!path.equals("/things/1")) {
			assertProblem(get(path), 404, "there is nothing at this path");
		}
	}

	@ParameterizedTest
	@CsvSource({ "invalid,400", "not_found,404", "stalled,408", "too_large,413", "too_many,429", "refused,502",
			"unavailable,503" })
	void eachKindOfFailureIsAnsweredTheSameEverywhere(String kind, int status) throws IOException {
		for (RawAnswer answer : List.of(get("/failures/" + kind), manage("/actuator/failing/" + kind))) {
			assertProblem(answer, status, "as wanted");
			assertThat(answer.json().get("outcome").asString()).isEqualTo("known");
			assertThat(answer.header("retry-after")).isEqualTo((status == 429 || status == 503) ? "5" : "");
		}
	}

	@Test
	void whatNobodyExpectedIsInTheLogAndNotInTheAnswer() throws IOException {
		assertProblem(get("/failures/unexpected"), 500, "unexpected failure; the service's log says more");
		assertProblem(manage("/actuator/failing/unexpected"), 500, "unexpected failure; the service's log says more");
	}

	@Test
	void aSlashAtTheEndIsNamed() throws IOException {
		String detail = "there is nothing at this path; expected no slash at its end";
		assertProblem(get("/waiting/"), 404, detail);
		assertProblem(manage("/actuator/probes/"), 404, detail);
	}

	@Test
	void methodsThatAreNotThereAreNamed() throws IOException {
		RawAnswer answer = send(this.port, "PUT", "/waiting");
		assertProblem(answer, 405, "Method 'PUT' is not supported.");
		assertThat(answer.header("allow")).contains("GET");
		assertThat(send(this.port, "HEAD", "/nothing").status()).isEqualTo(404);
		assertProblem(send(this.managementPort, "DELETE", "/actuator/probe"), 405, "Method 'DELETE' is not supported.");
	}

	@Test
	void whatIsNotHttpIsAnsweredOnBothPorts() throws IOException {
		for (int someport : new int[] { this.port, this.managementPort }) {
			try (RawConnection connection = new RawConnection(someport, TIMEOUT)) {
				connection.send("GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n");
				assertProblem(connection.read(false), 400,
						"the request, or one of its parameters, is not encoded as HTTP wants it");
			}
			assertProblem(send(someport, "GET", "/?x=%"), 400,
					"the request, or one of its parameters, is not encoded as HTTP wants it");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "nonsense", "image/png, text/html", "application/xml;q=0.1",
			"application/json;q=0" })
	void whatIsChangedIsAnsweredWhateverIsAccepted(String accept) throws IOException {
		int before = this.handlers.changes.get();
		RawAnswer answer = post(this.port, "/things", "application/json", "{\"count\":1}".getBytes(),
				"Accept: " + accept);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("content-type")).isEqualTo("application/json");
		assertThat(send(this.port, "DELETE", "/things", "Accept: " + accept).status()).isEqualTo(200);
		assertThat(this.handlers.changes).hasValue(before + 2);
		assertProblem(post(this.port, "/things", "application/json", "[]".getBytes(), "Accept: " + accept), 400,
				"expected one JSON object and nothing behind it");
	}

	@Test
	void whatIsOnlyReadIsAnsweredAsItIsAccepted() throws IOException {
		RawAnswer answer = send(this.port, "GET", "/parameters/1", "Accept: text/plain");
		assertThat(answer.status()).isEqualTo(406);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		assertThat(send(this.port, "GET", "/parameters/1", "Accept: nonsense").status()).isEqualTo(406);
	}

}
