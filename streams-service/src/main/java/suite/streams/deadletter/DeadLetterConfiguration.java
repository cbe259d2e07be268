package suite.streams.deadletter;

import java.util.List;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.deadletter.DeadLetterTopics;
import suite.message.Topics;

/**
 * Lets the dead letters of {@code input-topic} be seen and replayed here.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

	@Bean
	DeadLetterTopics deadLetterTopics(KafkaProperties kafka) {
		return new DeadLetterTopics(List.of(Topics.INPUT), kafka.getStreams().getApplicationId());
	}

}
