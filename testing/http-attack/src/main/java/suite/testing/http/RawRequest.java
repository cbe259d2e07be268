package suite.testing.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A request, byte for byte.
 *
 * @param description for the report of a failure
 * @param bytes all of it, at least the head
 * @param filler how many bytes more are sent behind it, as they are taken
 */
public record RawRequest(String description, byte[] bytes, long filler) {

	private static final int CHUNK = 64 * 1024;

	// Longer than the service waits for a body that stalls.
	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	/**
	 * Sends it on a connection of its own and reads the answer.
	 */
	public RawAnswer sendTo(int port) throws IOException {
		try (RawConnection connection = new RawConnection(port, TIMEOUT)) {
			connection.send(this.bytes);
			Thread filling = new Thread(() -> fill(connection), "filler");
			if (this.filler > 0) {
				filling.start();
			}
			else {
				connection.endOutput();
			}
			return connection.read(text().startsWith("HEAD "));
		}
	}

	private void fill(RawConnection connection) {
		byte[] chunk = new byte[CHUNK];
		for (long sent = 0; sent < this.filler && connection.send(chunk); sent += CHUNK) {
			// Until all is sent or the service has closed the connection.
		}
	}

	/**
	 * Its bytes as text, cut where they are many.
	 */
	public String text() {
		String text = new String(this.bytes, 0, Math.min(this.bytes.length, 1000), StandardCharsets.ISO_8859_1);
		return (text.length() < this.bytes.length) ? text + "… (%d bytes)".formatted(this.bytes.length) : text;
	}

}
