package suite.producer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import suite.testing.http.AnswerRules;

/**
 * A client of the service under test.
 */
public record Http(int port) {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final JsonMapper JSON = JsonMapper.shared();

	public static final String NDJSON = "application/x-ndjson";

	/**
	 * What the service answered.
	 */
	public record Answer(int status, String contentType, String retryAfter, String location, long contentLength,
			String text) {

		public JsonNode json() {
			return JSON.readTree(this.text);
		}

		public String detail() {
			return json().path("detail").asString("");
		}
	}

	public Answer post(String path, String json) {
		Answer answer = post(path, "application/json", BodyPublishers.ofString(json));
		AnswerRules.requireGoodTexts(path + '\n' + json, answer.text());
		return answer;
	}

	public Answer post(String path, String contentType, BodyPublisher body) {
		return send(request(path).header("Content-Type", contentType).POST(body));
	}

	public Answer get(String path) {
		Answer answer = send(request(path).GET());
		AnswerRules.requireGoodTexts(path, answer.text());
		return answer;
	}

	public Answer get(String path, String header, String value) {
		return send(request(path).header(header, value).GET());
	}

	public Answer delete(String path) {
		return send(request(path).DELETE());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofMinutes(1));
	}

	private static Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
					response.headers().firstValue("Retry-After").orElse(""),
					response.headers().firstValue("Location").orElse(""),
					response.headers().firstValueAsLong("Content-Length").orElse(-1), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
