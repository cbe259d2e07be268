package suite.consumer.deadletter;

import java.util.Map;

import org.apache.kafka.common.config.TopicConfig;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.consumer.topic.ConsumedTopics;
import suite.consumer.topic.ConsumerGroup;
import suite.deadletter.DeadLetterTopics;
import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;

/**
 * The dead-letter topics: one for each topic that is consumed, with as many partitions.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

	/** Larger than any record of the topics that are consumed, headers included. */
	private static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

	@Bean
	DeadLetterTopics deadLetterTopics(ConsumedTopics topics, ConsumerGroup group) {
		return new DeadLetterTopics(topics.names(), group.id());
	}

	@Bean
	DeclaredTopics declaredDeadLetterTopics(TopicSettings settings, DeadLetterTopics topics) {
		return new DeclaredTopics(settings,
				Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES)),
				topics.names().toArray(String[]::new));
	}

}
