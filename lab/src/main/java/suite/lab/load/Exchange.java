package suite.lab.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;

/**
 * A POST on a connection of its own, by a client that also takes an answer that comes
 * before it has sent all of its body.
 *
 * @param status the answer's status
 * @param body the answer's body
 */
public record Exchange(int status, String body) {

	private static final int BLOCK = 64 * 1024;

	private static final Timeout GLANCE = Timeout.ofMilliseconds(1);

	/**
	 * Sends a body and waits for the answer.
	 * @param base the service
	 * @param path where to
	 * @param type of the body
	 * @param body what to send
	 * @param timeout the longest wait for the next byte of the answer
	 * @return any answer
	 * @throws IOException when there is none
	 */
	public static Exchange post(URI base, String path, ContentType type, byte[] body, Duration timeout)
			throws IOException {
		Socket socket = new Socket(base.getHost(), base.getPort());
		socket.setSoTimeout((int) timeout.toMillis());
		try (HttpClientConnection connection = DefaultBHttpClientConnectionFactory.builder()
			.build()
			.createConnection(socket)) {
			ClassicHttpRequest request = new BasicClassicHttpRequest("POST", path);
			request.setHeader(HttpHeaders.HOST, base.getAuthority());
			request.setHeader(HttpHeaders.CONNECTION, "close");
			request.setHeader(HttpHeaders.CONTENT_TYPE, type);
			request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
			request.setEntity(new EntityTemplate(body.length, type, null, (out) -> write(body, out, connection)));
			connection.sendRequestHeader(request);
			try {
				connection.sendRequestEntity(request);
				connection.flush();
			}
			catch (IOException ex) {
				// The answer has come before, if there is one.
			}
			ClassicHttpResponse response = connection.receiveResponseHeader();
			connection.receiveResponseEntity(response);
			return new Exchange(response.getCode(), EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8));
		}
		catch (HttpException ex) {
			throw new IOException(ex);
		}
	}

	private static void write(byte[] body, OutputStream out, HttpClientConnection connection) throws IOException {
		for (int from = 0; from < body.length; from += BLOCK) {
			if (from > 0 && connection.isDataAvailable(GLANCE)) {
				throw new IOException("Answered before the end of the body");
			}
			out.write(body, from, Math.min(BLOCK, body.length - from));
		}
	}

}
