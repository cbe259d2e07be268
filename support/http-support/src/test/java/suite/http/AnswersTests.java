package suite.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AnswersTests extends HttpTest {

	@BeforeEach
	void begin() {
		this.handlers.end = new CountDownLatch(1);
	}

	@AfterEach
	void allPlacesAreGivenBack() {
		this.handlers.end.countDown();
		await().until(() -> this.places.free() == 2);
	}

	@Test
	void oneMoreThanThereArePlacesIsRefused() throws IOException {
		try (RawConnection first = open(this.port, "GET", "/waiting");
				RawConnection second = open(this.port, "GET", "/waiting")) {
			await().until(() -> this.places.free() == 0);
			RawAnswer third = get("/waiting");
			assertThat(third.status()).isEqualTo(503);
			assertThat(third.header("retry-after")).isEqualTo("5");
			assertThat(third.json().get("detail").asString()).startsWith("2 large answers are being made");
			this.handlers.end.countDown();
			assertThat(first.read(false).status()).isEqualTo(200);
			assertThat(second.read(false).status()).isEqualTo(200);
		}
		assertThat(get("/waiting").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/large", "/stream" })
	void aClientThatReadsTooSlowlyIsGivenUp(String path) throws IOException {
		this.handlers.end.countDown();
		try (Socket slow = new Socket()) {
			slow.setReceiveBufferSize(4096);
			slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
			slow.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			byte[] some = new byte[1024];
			slow.getInputStream().read(some);
			// Often enough for no single write to take long.
			await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(50)).until(() -> {
				slow.getInputStream().read(some);
				return this.places.free() == 2;
			});
			assertThat(lastBytes(new BufferedInputStream(slow.getInputStream())))
				.as("must not look like the end of the answer")
				.isNotEqualTo("\r\n0\r\n\r\n");
		}
	}

	private static String lastBytes(InputStream in) {
		StringBuilder last = new StringBuilder();
		try {
			for (int next = in.read(); next >= 0; next = in.read()) {
				last.append((char) next);
				last.delete(0, Math.max(0, last.length() - 7));
			}
		}
		catch (IOException ex) {
			// The connection was reset.
		}
		return last.toString();
	}

	@Test
	void aClientThatReadsGetsAll() throws IOException {
		assertThat(get("/large").body()).hasSize(64 * 1024 * 1024);
	}

	@Test
	void aStreamMayBeQuietButItsClientMustRead() throws IOException, InterruptedException {
		try (RawConnection stream = open(this.port, "GET", "/stream")) {
			readTo(stream, "first");
			// Longer than the patience: only time that writing is blocked counts.
			await().during(Duration.ofMillis(2500)).until(() -> this.places.free() == 1);
			this.handlers.end.countDown();
			readTo(stream, "second");
			await().until(() -> this.places.free() == 2);
		}
	}

}
