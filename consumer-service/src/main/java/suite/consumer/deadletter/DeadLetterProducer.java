package suite.consumer.deadletter;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.kafka.ask.KafkaClients;

/**
 * The producer of dead letters, which is the only one that Spring makes here. Of
 * {@code spring.kafka.producer} it takes only how to connect. What else is tuned there
 * does not fit it.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterProducer {

	// A dead letter has more headers than its record and must still fit: the broker
	// bounds what is compressed. Every client reads gzip.
	private static final Map<String, Object> SETTINGS = Map.of(ProducerConfig.ACKS_CONFIG, "all",
			ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.COMPRESSION_TYPE_CONFIG,
			KafkaClients.COMPRESSION, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaClients.MAX_RECORD_SIZE,
			ProducerConfig.BUFFER_MEMORY_CONFIG, KafkaClients.MAX_RECORD_SIZE, ProducerConfig.MAX_BLOCK_MS_CONFIG,
			30_000, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
			30_000, ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
			ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);

	@Bean
	DefaultKafkaProducerFactoryCustomizer deadLetterProducerSettings() {
		return (factory) -> {
			Map<String, Object> connection = KafkaClients.connection(factory.getConfigurationProperties());
			Set<String> others = new HashSet<>(factory.getConfigurationProperties().keySet());
			others.removeAll(connection.keySet());
			others.forEach(factory::removeConfig);
			factory.updateConfigs(SETTINGS);
		};
	}

}
