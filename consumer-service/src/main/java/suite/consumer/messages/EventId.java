package suite.consumer.messages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import suite.consumer.topic.ConsumedTopics;
import suite.failure.RequestException;

/**
 * Names a message in an event stream, by its place in Kafka, so that a client that
 * connects again can say what it has seen, to whichever instance.
 */
record EventId(String topic, int partition, long offset) {

	private static final Pattern FORM = Pattern.compile("(.+)-([0-9]{1,9})-([0-9]{1,18})");

	static EventId of(ConsumerRecord<?, ?> record) {
		return new EventId(record.topic(), record.partition(), record.offset());
	}

	/**
	 * Reads what a client gives as {@code Last-Event-ID}.
	 * @return null if it names nothing
	 * @throws RequestException if it is none of these ids
	 */
	static @Nullable EventId parse(ConsumedTopics topics, @Nullable String text) {
		if (text == null || text.isEmpty()) {
			return null;
		}
		Matcher id = FORM.matcher(text);
		if (!id.matches() || !topics.names().contains(id.group(1))) {
			throw RequestException.invalid("Last-Event-ID must be the id of an event, such as test-topic-0-42");
		}
		return new EventId(id.group(1), Integer.parseInt(id.group(2)), Long.parseLong(id.group(3)));
	}

	@Override
	public String toString() {
		return "%s-%s-%s".formatted(this.topic, this.partition, this.offset);
	}

}
