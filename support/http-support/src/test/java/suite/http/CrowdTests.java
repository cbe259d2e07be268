package suite.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TestPropertySource(properties = { "server.tomcat.threads.max=10", "suite.http.answer.max-large=100",
		"management.endpoint.health.probes.add-additional-paths=true" })
class CrowdTests extends HttpTest {

	@Test
	void healthIsToldWhateverHoldsTheOthers() throws IOException {
		this.handlers.end = new CountDownLatch(1);
		List<RawConnection> waiting = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			waiting.add(open(this.port, "GET", "/waiting"));
		}
		await().untilAsserted(() -> assertThat(this.places.free()).isEqualTo(92));
		assertThat(get("/livez").status()).isEqualTo(200);
		RawAnswer refused = get("/parameters/1");
		assertProblem(refused, 503, "8 requests are being answered, which is the most (suite.http.crowd.max)");
		assertThat(refused.header("retry-after")).isEqualTo("5");
		assertThat(manage("/actuator/probe").status()).isEqualTo(200);
		this.handlers.end.countDown();
		int answered = 0;
		for (RawConnection connection : waiting) {
			answered += (connection.read(false).status() == 200) ? 1 : 0;
			connection.close();
		}
		assertThat(answered).isEqualTo(8);
		assertThat(get("/parameters/1").status()).isEqualTo(200);
	}

	@Test
	void aBurstOfShortRequestsIsAnsweredWhole() throws IOException {
		List<RawConnection> burst = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			burst.add(open(this.port, "GET", "/parameters/1"));
		}
		for (RawConnection connection : burst) {
			assertThat(connection.read(false).status()).isEqualTo(200);
			connection.close();
		}
	}

}
