package suite.testing.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A connection that sends bytes as they are and reads an answer. One thread may send
 * while another one reads.
 */
public final class RawConnection implements AutoCloseable {

	private final Socket socket;

	private final InputStream in;

	/**
	 * Connects to a service on this machine.
	 * @param timeout how long reading waits for the next byte
	 */
	public RawConnection(int port, Duration timeout) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout((int) timeout.toMillis());
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	/**
	 * Sends bytes.
	 * @return whether the service still takes any
	 */
	public boolean send(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	public void send(String text) {
		send(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** Says that nothing more will come; the answer can still be read. */
	public void endOutput() throws IOException {
		this.socket.shutdownOutput();
	}

	/**
	 * Reads the answer.
	 * @param head whether the request was HEAD, whose answers have no body
	 * @return the answer, with status 0 if there is none
	 * @throws IOException if it does not come in time
	 */
	public RawAnswer read(boolean head) throws IOException {
		try {
			String statusLine = line();
			while (statusLine.startsWith("HTTP/1.1 1")) {
				readHeaders();
				statusLine = line();
			}
			int status = Integer.parseInt(statusLine.split(" ")[1]);
			Map<String, String> headers = readHeaders();
			boolean noBody = head || status == 204 || status == 304
					|| headers.getOrDefault("content-type", "").startsWith("text/event-stream");
			return new RawAnswer(status, headers, noBody ? "" : readBody(headers));
		}
		catch (EOFException | SocketException ex) {
			return RawAnswer.NONE;
		}
	}

	/**
	 * Reads one byte of whatever comes.
	 * @return the byte, -1 at the end
	 */
	public int readByte() throws IOException {
		return this.in.read();
	}

	private Map<String, String> readHeaders() throws IOException {
		Map<String, String> headers = new HashMap<>();
		for (String line = line(); !line.isEmpty(); line = line()) {
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		return headers;
	}

	private String readBody(Map<String, String> headers) throws IOException {
		if (headers.containsKey("content-length")) {
			return latin1(this.in.readNBytes(Integer.parseInt(headers.get("content-length"))));
		}
		if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
			return latin1(this.in.readAllBytes());
		}
		StringBuilder body = new StringBuilder();
		for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
			body.append(latin1(this.in.readNBytes(size)));
			line();
		}
		return body.toString();
	}

	private String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0) {
				throw new EOFException();
			}
			line.write(next);
		}
		return latin1(line.toByteArray()).stripTrailing();
	}

	private static String latin1(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
