package suite.kafka.poll;

import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.kafka.clients.consumer.ConsumerConfig;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * The guard of a service that reads topics, and what it holds as a metric. Imported by
 * these services.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PollSettings.class)
public class PollConfiguration {

	@Bean
	PollGuard pollGuard(PollSettings settings) {
		return new PollGuard(settings.calm());
	}

	/**
	 * Guards the consumers of listeners. Whoever runs them replaces one that asks for it.
	 */
	@Bean
	DefaultKafkaConsumerFactoryCustomizer guardedListeners(PollGuard guard) {
		return (factory) -> guard(factory, guard);
	}

	private static <K, V> void guard(DefaultKafkaConsumerFactory<K, V> factory, PollGuard guard) {
		int usual = maxPollRecords(factory);
		guard.onChange((careful) -> factory
			.updateConfigs(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, careful ? 1 : usual)));
		factory.addPostProcessor((consumer) -> guard.guard(consumer, maxPollRecords(factory)));
	}

	private static int maxPollRecords(DefaultKafkaConsumerFactory<?, ?> factory) {
		Object setting = factory.getConfigurationProperties().get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
		return (setting != null) ? Integer.parseInt(setting.toString()) : ConsumerConfig.DEFAULT_MAX_POLL_RECORDS;
	}

	@Bean
	MeterBinder heldPartitions(PollGuard guard) {
		return (meters) -> Gauge.builder("suite.kafka.partitions.held", () -> guard.held().size())
			.description("Partitions that are not read on, because a record cannot be read; the log says where")
			.register(meters);
	}

}
