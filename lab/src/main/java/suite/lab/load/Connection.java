package suite.lab.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One kept connection to a service, opened anew when the service closes it, at the least
 * cost for the machine that the service shares with it. For one thread.
 */
final class Connection implements Closeable {

	private static final Duration TIMEOUT = Duration.ofSeconds(120);

	private final HttpRequestExecutor executor = new HttpRequestExecutor();

	private final URI base;

	private HttpClientConnection connection;

	Connection(URI base) throws IOException {
		this.base = base;
		this.connection = open();
	}

	private HttpClientConnection open() throws IOException {
		Socket socket = new Socket(this.base.getHost(), this.base.getPort());
		socket.setTcpNoDelay(true);
		socket.setSoTimeout((int) TIMEOUT.toMillis());
		return DefaultBHttpClientConnectionFactory.builder().build().createConnection(socket);
	}

	/**
	 * Sends a body and waits for the answer.
	 * @param path where to
	 * @param entity the body
	 * @return the answer's body
	 * @throws IOException when there is none, or it is not a success
	 */
	String post(String path, HttpEntity entity) throws IOException {
		ClassicHttpRequest request = new BasicClassicHttpRequest("POST", path);
		request.setHeader(HttpHeaders.HOST, this.base.getAuthority());
		request.setHeader(HttpHeaders.CONTENT_TYPE, entity.getContentType());
		if (entity.getContentLength() >= 0) {
			request.setHeader(HttpHeaders.CONTENT_LENGTH, entity.getContentLength());
		}
		else {
			request.setHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
		}
		request.setEntity(entity);
		HttpCoreContext context = HttpCoreContext.create();
		try (ClassicHttpResponse response = this.executor.execute(request, this.connection, context)) {
			String body = EntityUtils.toString(response.getEntity(), ContentType.APPLICATION_JSON.getCharset());
			if (!DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)) {
				this.connection.close();
				this.connection = open();
			}
			if (response.getCode() >= 300) {
				throw new IOException("%d to POST %s: %s".formatted(response.getCode(), path, body));
			}
			return body;
		}
		catch (HttpException ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.connection.close();
	}

}
