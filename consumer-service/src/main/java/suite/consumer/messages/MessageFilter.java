package suite.consumer.messages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import suite.consumer.topic.ConsumedTopics;
import suite.failure.RequestException;

/**
 * Which messages are wanted.
 *
 * @param topics the topics, at least one
 * @param key the key, null for any
 */
record MessageFilter(List<String> topics, byte @Nullable [] key) {

	/**
	 * The filter of a request.
	 * @param topics those that are consumed
	 * @param topic the topic, null for all
	 * @param key the key as text, null for any
	 * @throws RequestException if the topic is not one that is consumed
	 */
	static MessageFilter of(ConsumedTopics topics, @Nullable String topic, @Nullable String key) {
		if (topic != null && !topics.names().contains(topic)) {
			throw RequestException.invalid("topic must be one of %s, not %s".formatted(topics.names(), topic));
		}
		return new MessageFilter((topic != null) ? List.of(topic) : topics.names(),
				(key != null) ? key.getBytes(StandardCharsets.UTF_8) : null);
	}

	boolean matchesKey(ConsumerRecord<byte[], byte[]> record) {
		return this.key == null || Arrays.equals(this.key, record.key());
	}

}
