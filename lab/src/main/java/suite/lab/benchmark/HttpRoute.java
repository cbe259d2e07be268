package suite.lab.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.URI;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * In by POST to producer-service, out by the live tail of consumer-service. A label, new
 * for each measurement, tells its messages from others.
 */
final class HttpRoute implements EndToEndLatency.Route {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI producer;

	private final URI consumer;

	private final boolean texts;

	private final String label;

	private Stream<String> tail;

	HttpRoute(URI producer, URI consumer, boolean texts, String label) {
		this.producer = producer;
		this.consumer = consumer;
		this.texts = texts;
		this.label = label;
	}

	@Override
	public void onArrival(IntConsumer arrived) {
		String query = this.texts ? "?topic=output-topic&key=" : "?topic=test-topic&key=";
		HttpRequest request = HttpRequest.newBuilder(this.consumer.resolve("/messages/stream" + query + this.label))
			.build();
		this.tail = exchange(request, BodyHandlers.ofLines()).body();
		// The text in upper case, or the message's id.
		Pattern id = Pattern.compile(this.texts ? "MESSAGE NUMBER (\\d+)" : "\"id\":(\\d+)");
		Thread reader = new Thread(() -> read(id, arrived), "live-tail");
		reader.setDaemon(true);
		reader.start();
	}

	private void read(Pattern id, IntConsumer arrived) {
		try {
			this.tail.filter((line) -> line.startsWith("data:")).forEach((line) -> {
				Matcher matcher = id.matcher(line);
				if (matcher.find()) {
					arrived.accept(Integer.parseInt(matcher.group(1)));
				}
			});
		}
		catch (UncheckedIOException ex) {
			// The tail is closed, or the service is gone: what has not arrived is
			// missed.
		}
	}

	@Override
	public void send(int id) {
		String body = this.texts ? "{\"key\":\"%s\",\"text\":\"message number %d\"}".formatted(this.label, id)
				: "{\"id\":%d,\"value\":%d,\"user_id\":\"%s\"}".formatted(id, 10L * id, this.label);
		HttpResponse<String> response = exchange(
				HttpRequest.newBuilder(this.producer.resolve(this.texts ? "/texts" : "/messages"))
					.header("Content-Type", "application/json")
					.timeout(TIMEOUT)
					.POST(BodyPublishers.ofString(body))
					.build(),
				BodyHandlers.ofString());
		if (response.statusCode() != 201) {
			throw new CountsDifferException(
					"Message %d was answered %d: %s".formatted(id, response.statusCode(), response.body()));
		}
	}

	private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
		try {
			return this.http.send(request, handler);
		}
		catch (IOException ex) {
			throw new IllegalStateException("%s does not answer: %s".formatted(request.uri(), ex), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.tail.close();
	}

}
