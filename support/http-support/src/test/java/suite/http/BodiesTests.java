package suite.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BodiesTests extends HttpTest {

	private int port(boolean management) {
		return management ? this.managementPort : this.port;
	}

	private static String path(boolean management) {
		return management ? "/actuator/probe" : "/things";
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void refusedBodiesThatComeSlowlyHoldNothing(boolean management) throws IOException {
		List<RawConnection> slow = new ArrayList<>();
		ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
		try {
			for (int i = 0; i < 220; i++) {
				slow.add(open(port(management), "POST", "/nothing", "Content-Length: 8000000"));
			}
			sender.scheduleAtFixedRate(() -> slow.forEach((connection) -> connection.send("x")), 0, 500,
					TimeUnit.MILLISECONDS);
			await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
				assertThat(send(port(management), "GET", "/nothing").status()).isEqualTo(404);
				assertThat(manage("/actuator/health/liveness").status()).isEqualTo(200);
			});
			for (RawConnection connection : slow) {
				// Reset, or answered and closed.
				assertThat(connection.read(false).status()).isIn(404, 0);
			}
		}
		finally {
			sender.shutdownNow();
			for (RawConnection connection : slow) {
				connection.close();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whoSendsALargeRefusedBodySeesTheAnswer(boolean management) throws IOException {
		int length = 20_000_000;
		try (RawConnection connection = open(port(management), "POST", path(management),
				"Content-Type: application/json", "Content-Length: " + length)) {
			byte[] part = new byte[100_000];
			for (int sent = 0; sent < length; sent += part.length) {
				// All of it is taken: else the connection is reset, with the answer.
				assertThat(connection.send(part)).isTrue();
			}
			assertProblem(connection.read(false), 413,
					"the body is larger than 1048576 bytes (suite.http.body.max-size)");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whoAsksBeforeSendingALargeBodyNeedNotSendIt(boolean management) throws IOException {
		try (RawConnection connection = open(port(management), "POST", path(management),
				"Content-Type: application/json", "Content-Length: 20000000", "Expect: 100-continue")) {
			readTo(connection, "HTTP/1.1 413");
		}
		try (RawConnection connection = open(port(management), "POST", path(management),
				"Content-Type: application/json", "Content-Length: 2", "Expect: 100-continue")) {
			readTo(connection, "HTTP/1.1 100");
			connection.send("{}");
			readTo(connection, "HTTP/1.1 200");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void oneMoreBodyThanMayComeIsRefused(boolean management) throws IOException {
		String[] headers = { "Content-Type: application/json", "Content-Length: 100000" };
		try (RawConnection first = open(port(management), "POST", path(management), headers);
				RawConnection second = open(port(management), "POST", path(management), headers)) {
			first.send("{");
			second.send("{");
			await().untilAsserted(() -> {
				try (RawConnection third = open(port(management), "POST", path(management), headers)) {
					third.send("{");
					RawAnswer refused = third.read(false);
					assertProblem(refused, 503,
							"2 requests are sending their bodies, which is the most (suite.http.body.max-reading)");
					assertThat(refused.header("retry-after")).isEqualTo("5");
				}
			});
			assertThat(manage("/actuator/health/liveness").status()).isEqualTo(200);
			assertThat(first.read(false).status()).isEqualTo(408);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aBodyThatComesTooSlowlyIsGivenUp(boolean management) throws IOException {
		try (RawConnection slow = open(port(management), "POST", path(management), "Content-Type: application/json",
				"Content-Length: 100000")) {
			ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
			sender.scheduleAtFixedRate(() -> slow.send(" "), 0, 100, TimeUnit.MILLISECONDS);
			try {
				RawAnswer answer = slow.read(false);
				assertThat(answer.status()).isEqualTo(408);
				assertThat(answer.json().get("detail").asString()).startsWith("the body comes too slowly: ");
			}
			finally {
				sender.shutdownNow();
			}
		}
	}

	@Test
	void theConnectionIsKeptWhereTheBodyHasCome() throws IOException {
		try (RawConnection connection = new RawConnection(this.port, TIMEOUT)) {
			for (int i = 0; i < 3; i++) {
				connection.send("POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
						+ "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
				assertThat(connection.read(false).status()).isEqualTo(200);
			}
			connection
				.send("GET /parameters/1 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"
						+ "0\r\n\r\nGET /parameters/2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(connection.read(false).status()).isEqualTo(200);
			assertThat(connection.read(false).json().get("id").asString()).isEqualTo("2");
		}
	}

	@Test
	void aStreamsBodyIsRefusedLikeAnother() throws IOException {
		this.handlers.end.countDown();
		try (RawConnection stream = open(this.port, "GET", "/stream", "Content-Length: 1000000")) {
			readTo(stream, "second");
			stream.send("x");
		}
		await().until(() -> this.places.free() == 2);
	}

}
