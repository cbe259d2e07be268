package suite.http.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import suite.http.security.app.SecuredApplication;

/**
 * A running service of one call, {@code GET /name}, that needs the role {@code read}.
 */
public final class SecuredService implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	public SecuredService(List<String> settings) {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--suite.http.security.access.[GET /name]=read"));
		settings.forEach((setting) -> arguments.add("--" + setting));
		this.context = SpringApplication.run(SecuredApplication.class, arguments.toArray(String[]::new));
	}

	/** Asks for the caller's name. */
	public HttpResponse<String> name(String token) throws IOException, InterruptedException {
		int port = this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/name"))
			.header("Authorization", "Bearer " + token)
			.build(), BodyHandlers.ofString());
	}

	@Override
	public void close() {
		this.context.close();
	}

}
