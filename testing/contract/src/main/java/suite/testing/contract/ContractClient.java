package suite.testing.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

/**
 * Asks a running service, and compares each answer with its contract.
 */
public final class ContractClient {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final Conformance conformance;

	private final int port;

	ContractClient(Conformance conformance, int port) {
		this.conformance = conformance;
		this.port = port;
	}

	/**
	 * Asks without a body.
	 * @param headers such as {@code Accept: image/png}
	 */
	public RawAnswer ask(String method, String target, String... headers) {
		return send(method, target, null, headers);
	}

	/** Asks again and again until the answer is as expected. */
	public void askUntil(String path, Predicate<RawAnswer> expected) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> ask("GET", path), expected);
	}

	/** Asks with a JSON body. */
	public RawAnswer post(String target, String json) {
		return send("POST", target, json, "Content-Type: application/json");
	}

	/** Asks with a body of any type. */
	public RawAnswer send(String method, String target, @Nullable String body, String... headers) {
		try (RawConnection connection = open(method, target, (body != null) ? bytes(body).length : 0, headers)) {
			if (body != null) {
				connection.send(bytes(body));
			}
			return checked(method, target, connection);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Begins a request with a body of which the service gets no more than the caller
	 * sends.
	 */
	RawConnection open(String method, String target, long length, String... headers) throws IOException {
		RawConnection connection = new RawConnection(this.port, TIMEOUT);
		String all = String.join("\r\n", headers);
		connection.send("%s %s HTTP/1.1\r\n%s%sContent-Length: %s\r\n\r\n".formatted(method, target,
				all.contains("Host: ") ? "" : "Host: localhost\r\n", line(all), length));
		return connection;
	}

	private static String line(String headers) {
		return headers.isEmpty() ? "" : headers + "\r\n";
	}

	RawAnswer checked(String method, String target, RawConnection connection) throws IOException {
		RawAnswer answer = connection.read(false);
		this.conformance.check(method, target, answer);
		return answer;
	}

	/**
	 * Reads an event stream until each of these events was among it.
	 */
	public void events(String target, Set<String> wanted, String... headers) {
		Set<String> missing = new TreeSet<>(wanted);
		try (RawConnection connection = new RawConnection(this.port, TIMEOUT)) {
			// Of HTTP/1.0, which has no chunks between the events.
			connection.send("GET %s HTTP/1.0\r\nHost: localhost\r\n%s\r\n".formatted(target,
					line(String.join("\r\n", headers))));
			checked("GET", target, connection);
			String event = "";
			long deadline = System.nanoTime() + TIMEOUT.toNanos();
			while (!missing.isEmpty()) {
				if (System.nanoTime() - deadline > 0) {
					throw new IOException("not within " + TIMEOUT);
				}
				String line = line(connection);
				if (line.startsWith("event:")) {
					event = line.substring("event:".length()).strip();
				}
				else if (line.startsWith("data:")) {
					this.conformance.checkEvent(target, event, line.substring("data:".length()));
					missing.remove(event);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("%s did not send %s".formatted(target, missing), ex);
		}
	}

	private static String line(RawConnection connection) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = connection.readByte(); next != '\n'; next = connection.readByte()) {
			if (next < 0) {
				throw new IOException("the stream has ended");
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String body) {
		return body.getBytes(StandardCharsets.UTF_8);
	}

}
