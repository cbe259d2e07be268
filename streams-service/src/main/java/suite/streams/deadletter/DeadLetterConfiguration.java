package suite.streams.deadletter;

import java.util.List;

import org.apache.kafka.streams.StreamsConfig;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;

import suite.deadletter.DeadLetterTopics;
import suite.streams.topology.WindowedAggregate;

/**
 * Lets the dead letters of the topic that is read be seen and replayed here.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

	@Bean
	DeadLetterTopics deadLetterTopics(WindowedAggregate<?> topology, KafkaStreamsConfiguration configuration) {
		return new DeadLetterTopics(List.of(topology.input()),
				configuration.asProperties().getProperty(StreamsConfig.APPLICATION_ID_CONFIG));
	}

}
