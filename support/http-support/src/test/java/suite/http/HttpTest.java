package suite.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import suite.http.answer.AnswerPlaces;
import suite.http.app.Handlers;
import suite.http.app.TestApplication;
import suite.testing.http.AnswerRules;
import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;
import suite.testing.http.RawRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service on a real Tomcat, with Actuator on a port of its own.
 */
@SpringBootTest(classes = TestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "management.endpoints.web.exposure.include=*",
				"spring.mvc.problemdetails.enabled=true", "server.tomcat.connection-timeout=3s",
				"suite.http.answer.max-large=2", "suite.http.answer.max-wait=100ms", "suite.http.body.max-reading=2",
				"suite.http.body.min-progress=10KB", "suite.http.body.patience=1s", "suite.http.body.linger=5s",
				"spring.jackson.default-property-inclusion=non_null", "suite.http.answer.patience=2s",
				"suite.http.events.max-age=1s" })
abstract class HttpTest {

	static final Duration TIMEOUT = Duration.ofSeconds(20);

	@Autowired
	Handlers handlers;

	@Autowired
	AnswerPlaces places;

	@LocalServerPort
	int port;

	@LocalManagementPort
	int managementPort;

	RawAnswer get(String path) throws IOException {
		return send(this.port, "GET", path);
	}

	RawAnswer manage(String path) throws IOException {
		return send(this.managementPort, "GET", path);
	}

	static RawAnswer send(int port, String method, String path, String... headers) throws IOException {
		try (RawConnection connection = open(port, method, path, headers)) {
			return connection.read(method.equals("HEAD"));
		}
	}

	static RawAnswer post(int port, String path, String type, byte[] body, String... headers) throws IOException {
		RawRequest request = new RawRequest(path, bytes(path, type, body, headers), 0);
		RawAnswer answer = request.sendTo(port);
		assertThat(AnswerRules.violations(request, answer)).isEmpty();
		return answer;
	}

	private static byte[] bytes(String path, String type, byte[] body, String... headers) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		String more = (headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "";
		bytes.writeBytes(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
				+ "\r\nContent-Length: " + body.length + "\r\n" + more + "\r\n")
			.getBytes(StandardCharsets.ISO_8859_1));
		bytes.writeBytes(body);
		return bytes.toByteArray();
	}

	static void assertProblem(RawAnswer answer, int status, String detail) {
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.header("content-type")).startsWith("application/problem+json");
		assertThat(answer.json().get("status").asInt()).isEqualTo(status);
		assertThat(answer.json().get("detail").asString()).isEqualTo(detail);
	}

	/** Sends a request without a body, and leaves the answer to the caller. */
	static RawConnection open(int port, String method, String path, String... headers) throws IOException {
		RawConnection connection = new RawConnection(port, TIMEOUT);
		String more = (headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "";
		connection.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
		return connection;
	}

	/** Reads until a text has come. */
	static void readTo(RawConnection connection, String text) throws IOException {
		StringBuilder read = new StringBuilder();
		while (read.indexOf(text) < 0) {
			int next = connection.readByte();
			if (next < 0) {
				throw new IOException("the connection ended after " + read);
			}
			read.append(new String(new byte[] { (byte) next }, StandardCharsets.ISO_8859_1));
		}
	}

}
