package suite.consumer.messages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import suite.message.Topics;

/**
 * Which messages are wanted.
 *
 * @param topics the topics, at least one
 * @param key the key, null for any
 */
record MessageFilter(List<String> topics, byte[] key) {

	static final List<String> TOPICS = List.of(Topics.TEST, Topics.OUTPUT);

	/**
	 * The filter of a request.
	 * @param topic the topic, null for all
	 * @param key the key as text, null for any
	 * @throws ResponseStatusException 400 if the topic is not one that is consumed
	 */
	static MessageFilter of(String topic, String key) {
		if (topic != null && !TOPICS.contains(topic)) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"topic must be one of %s, not %s".formatted(TOPICS, topic));
		}
		return new MessageFilter((topic != null) ? List.of(topic) : TOPICS,
				(key != null) ? key.getBytes(StandardCharsets.UTF_8) : null);
	}

	boolean matchesKey(ConsumerRecord<byte[], byte[]> record) {
		return this.key == null || Arrays.equals(this.key, record.key());
	}

}
