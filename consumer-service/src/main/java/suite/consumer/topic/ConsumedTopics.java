package suite.consumer.topic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.stereotype.Component;

/**
 * All topics that the group consumes: the one list of them. Thread-safe.
 */
@Component
public class ConsumedTopics {

	private final Map<String, ConsumedTopic<?>> topics = new LinkedHashMap<>();

	/**
	 * Takes all topics there are.
	 * @throws IllegalStateException if two have the same name
	 */
	public ConsumedTopics(List<ConsumedTopic<?>> topics) {
		for (ConsumedTopic<?> topic : topics) {
			ConsumedTopic<?> other = this.topics.put(topic.name(), topic);
			if (other != null) {
				throw new IllegalStateException("%s is consumed by %s and by %s; one of the two beans has to go"
					.formatted(topic.name(), other.getClass().getName(), topic.getClass().getName()));
			}
		}
	}

	public List<ConsumedTopic<?>> all() {
		return List.copyOf(this.topics.values());
	}

	public List<String> names() {
		return List.copyOf(this.topics.keySet());
	}

	/**
	 * What is shown of a record that was consumed.
	 */
	public Object show(ConsumerRecord<byte[], byte[]> record) {
		String name = record.topic();
		return show(Objects.requireNonNull(this.topics.get(name), () -> name + " is not consumed"), record);
	}

	private static <T> Object show(ConsumedTopic<T> topic, ConsumerRecord<byte[], byte[]> record) {
		return topic.show(topic.decode(record));
	}

}
