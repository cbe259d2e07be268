package suite.launcher.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to one instance of a service over HTTP. Every call ends within a bounded time.
 * Thread-safe.
 */
public class ServiceClient {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration UNREADY_TIMEOUT = Duration.ofSeconds(30);

	private static final String READINESS = "/actuator/health/readiness";

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private static final JsonMapper JSON = JsonMapper.builder()
		// A timestamp is shown as it was sent.
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final String name;

	private final URI base;

	/**
	 * Makes a client.
	 * @param name the instance's name in messages
	 * @param base where it listens, such as {@code http://localhost:8081}
	 */
	public ServiceClient(String name, URI base) {
		this.name = name;
		this.base = base;
	}

	public URI base() {
		return this.base;
	}

	/**
	 * The answer to a GET, for which it waits while the service is not ready (503).
	 * @param path path and query
	 * @return the JSON
	 * @throws SuiteException when there is no answer, or not a success
	 */
	public JsonNode get(String path) {
		long deadline = System.nanoTime() + UNREADY_TIMEOUT.toNanos();
		while (true) {
			HttpResponse<String> response = exchange(path, request(path).GET());
			if (response.statusCode() != 503 || System.nanoTime() > deadline) {
				return json(path, response);
			}
			RunningService.pause();
		}
	}

	/**
	 * The answer to a GET, now.
	 * @param path path and query
	 * @return the JSON; empty when there is no answer, or not a success
	 */
	public Optional<JsonNode> ask(String path) {
		try {
			HttpResponse<String> response = send(request(path).GET());
			return (response.statusCode() == 200) ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
		}
		catch (IOException | JacksonException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The answer to a POST of JSON.
	 * @param path path and query
	 * @param body the JSON to send
	 * @return the JSON
	 * @throws SuiteException when there is no answer, or not a success
	 */
	public JsonNode post(String path, String body) {
		return json(path, exchange(path,
				request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))));
	}

	/**
	 * The answer to a DELETE.
	 * @param path path and query
	 * @return the JSON
	 * @throws SuiteException when there is no answer, or not a success
	 */
	public JsonNode delete(String path) {
		return json(path, exchange(path, request(path).DELETE()));
	}

	public boolean isReady() {
		return succeeds(READINESS);
	}

	/**
	 * Whether a GET is answered with 200, now.
	 * @param path path and query
	 * @return false for any other answer, and for none
	 */
	public boolean succeeds(String path) {
		try {
			return send(request(path).GET()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * What the service says about its readiness, or why it says nothing.
	 * @return a text for a message
	 */
	public String readiness() {
		try {
			return send(request(READINESS).GET()).body();
		}
		catch (IOException ex) {
			return "no answer: " + ex;
		}
	}

	/**
	 * Why the service is not ready, in its own words.
	 * @return what the parts that are not up say; empty when there is no answer, or it
	 * says no more
	 */
	String unreadiness() {
		try {
			return unreadiness(JSON.readTree(send(request(READINESS).GET()).body()));
		}
		catch (IOException | JacksonException ex) {
			return "";
		}
	}

	static String unreadiness(JsonNode health) {
		return health.path("components")
			.propertyStream()
			.filter((component) -> !"UP".equals(component.getValue().path("status").asString()))
			.map((component) -> component.getKey() + ": "
					+ component.getValue().path("details").path("detail").asString(component.getValue().toString()))
			.collect(Collectors.joining("; "));
	}

	private HttpResponse<String> exchange(String path, HttpRequest.Builder request) {
		try {
			return send(request);
		}
		catch (IOException ex) {
			throw new SuiteException("%s did not answer %s: %s".formatted(this.name, path, ex), ex);
		}
	}

	private JsonNode json(String path, HttpResponse<String> response) {
		if (response.statusCode() >= 300) {
			throw new SuiteException(
					"%s answered %d to %s: %s".formatted(this.name, response.statusCode(), path, response.body()));
		}
		try {
			return JSON.readTree(response.body());
		}
		catch (JacksonException ex) {
			throw new SuiteException("%s answered no JSON to %s: %s".formatted(this.name, path, ex), ex);
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.base.resolve(path)).timeout(TIMEOUT);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return HTTP.send(request.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SuiteException("Interrupted", ex);
		}
	}

}
