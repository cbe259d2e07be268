package suite.kafka.ask;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The clients that a service asks Kafka with. Imported by what needs them.
 */
@Configuration(proxyBeanMethods = false)
public class AskConfiguration {

	@Bean
	KafkaClients kafkaClients(KafkaAdmin admin, ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
		return new KafkaClients(admin, consumers, producers);
	}

}
