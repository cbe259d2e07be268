package suite.launcher;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to the services over HTTP. Every call ends within a bounded time.
 */
class SuiteClient {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration UNREADY_TIMEOUT = Duration.ofSeconds(30);

	private static final String READINESS = "/actuator/health/readiness";

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final JsonMapper json = JsonMapper.builder()
		// A timestamp is shown as it was sent.
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final Addresses addresses;

	SuiteClient(Addresses addresses) {
		this.addresses = addresses;
	}

	/**
	 * The answer to a GET, for which it waits while the service is not ready (503).
	 * @param service the service
	 * @param path path and query
	 * @return the JSON
	 * @throws SuiteException when there is no answer, or not a success
	 */
	JsonNode get(Service service, String path) {
		long deadline = System.nanoTime() + UNREADY_TIMEOUT.toNanos();
		while (true) {
			HttpResponse<String> response = exchange(service, path, request(service, path).GET());
			if (response.statusCode() != 503 || System.nanoTime() > deadline) {
				return json(service, path, response);
			}
			RunningService.pause();
		}
	}

	/**
	 * The answer to a POST of JSON.
	 * @param service the service
	 * @param path path and query
	 * @param body the JSON to send
	 * @return the JSON
	 * @throws SuiteException when there is no answer, or not a success
	 */
	JsonNode post(Service service, String path, String body) {
		return json(service, path, exchange(service, path,
				request(service, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))));
	}

	boolean isReady(Service service) {
		try {
			return send(request(service, READINESS).GET()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * What a service says about its readiness, or why it says nothing.
	 * @param service the service
	 * @return a text for a message
	 */
	String readiness(Service service) {
		try {
			return send(request(service, READINESS).GET()).body();
		}
		catch (IOException ex) {
			return "no answer: " + ex;
		}
	}

	private HttpResponse<String> exchange(Service service, String path, HttpRequest.Builder request) {
		try {
			return send(request);
		}
		catch (IOException ex) {
			throw new SuiteException("%s did not answer %s: %s".formatted(service.module(), path, ex), ex);
		}
	}

	private JsonNode json(Service service, String path, HttpResponse<String> response) {
		if (response.statusCode() >= 300) {
			throw new SuiteException("%s answered %d to %s: %s".formatted(service.module(), response.statusCode(), path,
					response.body()));
		}
		try {
			return this.json.readTree(response.body());
		}
		catch (JacksonException ex) {
			throw new SuiteException("%s answered no JSON to %s: %s".formatted(service.module(), path, ex), ex);
		}
	}

	private HttpRequest.Builder request(Service service, String path) {
		return HttpRequest.newBuilder(this.addresses.uri(service).resolve(path)).timeout(TIMEOUT);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SuiteException("Interrupted", ex);
		}
	}

}
