package suite.consumer.deadletter;

import java.util.List;
import java.util.Map;

import org.apache.kafka.common.config.TopicConfig;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.consumer.topic.ConsumedTopics;
import suite.failure.RequestException;
import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;
import suite.message.Topics;

/**
 * The dead-letter topics: one for each topic that is consumed, with as many partitions.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterTopics {

	/** Larger than any record of the topics that are consumed, headers included. */
	private static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

	private final List<String> names;

	DeadLetterTopics(ConsumedTopics topics) {
		this.names = topics.names().stream().map(DeadLetterTopics::deadLettersOf).toList();
	}

	@Bean
	DeclaredTopics declaredDeadLetterTopics(TopicSettings settings) {
		return new DeclaredTopics(settings,
				Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES)),
				this.names.toArray(String[]::new));
	}

	static String deadLettersOf(String topic) {
		return topic + Topics.DEAD_LETTER_SUFFIX;
	}

	static String originalOf(String deadLetterTopic) {
		return deadLetterTopic.substring(0, deadLetterTopic.length() - Topics.DEAD_LETTER_SUFFIX.length());
	}

	/**
	 * The dead-letter topics that a request means.
	 * @param topic a dead-letter topic or the topic it belongs to; all of them if null
	 * @throws RequestException if it is none of these
	 */
	List<String> select(String topic) {
		if (topic == null) {
			return this.names;
		}
		return this.names.stream()
			.filter((name) -> name.equals(topic) || originalOf(name).equals(topic))
			.findFirst()
			.map(List::of)
			.orElseThrow(
					() -> RequestException.invalid("topic must be one of %s, not %s".formatted(this.names, topic)));
	}

}
