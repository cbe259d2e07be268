package suite.streams.deadletter;

import java.util.List;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.deadletter.DeadLetterTopics;
import suite.streams.topology.WindowedAggregate;

/**
 * Lets the dead letters of the topic that is read be seen and replayed here.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

	@Bean
	DeadLetterTopics deadLetterTopics(WindowedAggregate<?> topology, KafkaProperties kafka) {
		return new DeadLetterTopics(List.of(topology.input()), kafka.getStreams().getApplicationId());
	}

}
