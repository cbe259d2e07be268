package suite.launcher;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import suite.launcher.service.Service;

/**
 * What the services have done since they started, as far as they say it now.
 *
 * @param sent records that Kafka has acknowledged
 * @param consumed records that consumer-service has received
 * @param counted records of {@code input-topic} in the windows that are kept
 * @param lag records that wait for consumer-service
 * @param latest what consumer-service has received last
 */
record Activity(OptionalLong sent, OptionalLong consumed, OptionalLong counted, OptionalLong lag,
		Optional<ConsumedMessage> latest) {

	/**
	 * Asks the services.
	 * @param since windows that began earlier are not asked for
	 */
	static Activity of(SuiteClient client, Instant since) {
		Optional<JsonNode> partitions = client.ask(Service.CONSUMER, "/consumption")
			.map((answer) -> answer.path("partitions"));
		return new Activity(
				sum(client.ask(Service.PRODUCER, "/actuator/metrics/suite.producer.records?tag=outcome:acked")
					.map((metric) -> metric.path("measurements")), "/value"),
				sum(partitions, "/received"), counted(client, since), sum(partitions, "/lag"),
				client.ask(Service.CONSUMER, "/messages?limit=1")
					.filter((messages) -> !messages.isEmpty())
					.map((messages) -> ConsumedMessage.of(messages.get(0))));
	}

	/** One line. What nobody says now is a question mark. */
	String line() {
		String line = "sent %s · consumed %s · counted %s · lag %s".formatted(text(this.sent), text(this.consumed),
				text(this.counted), text(this.lag));
		return this.latest
			.map((message) -> line + " · %s %s %s".formatted(message.topic(), message.key(), message.value()))
			.orElse(line);
	}

	private static OptionalLong counted(SuiteClient client, Instant since) {
		return sum(client.ask(Service.STREAMS, "/counts?from=" + since)
			.map((answer) -> answer.path("windows"))
			.map((windows) -> windows.valueStream().flatMap((window) -> window.path("counts").valueStream())));
	}

	private static OptionalLong sum(Optional<JsonNode> elements, String pointer) {
		return sum(elements.map((all) -> all.valueStream().map((element) -> element.at(pointer))));
	}

	private static OptionalLong sum(Optional<Stream<JsonNode>> numbers) {
		return numbers.map((all) -> OptionalLong.of(all.mapToLong((number) -> number.asLong(0)).sum()))
			.orElse(OptionalLong.empty());
	}

	private static String text(OptionalLong number) {
		return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
	}

}
