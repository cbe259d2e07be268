package suite.http;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventStreamsTests extends HttpTest {

	@Test
	void headGetsTheHeadersAndTakesNothing() throws IOException {
		int before = this.handlers.streams.get();
		RawAnswer answer = send(this.port, "HEAD", "/stream");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
		assertThat(answer.header("cache-control")).isEqualTo("no-store");
		assertThat(send(this.port, "OPTIONS", "/stream").header("allow")).contains("GET");
		assertThat(send(this.port, "HEAD", "/stream", "Accept: application/json").status()).isEqualTo(406);
		assertThat(this.handlers.streams).hasValue(before);
	}

	@Test
	void nobodyOnTheWayKeepsTheEventsBack() throws IOException {
		try (RawConnection connection = open(this.port, "GET", "/stream")) {
			RawAnswer answer = connection.read(true);
			assertThat(answer.header("cache-control")).isEqualTo("no-store");
			assertThat(answer.header("x-accel-buffering")).isEqualTo("no");
			readTo(connection, "first");
		}
		this.handlers.end.countDown();
		await().until(() -> this.places.free() == 2);
	}

}
