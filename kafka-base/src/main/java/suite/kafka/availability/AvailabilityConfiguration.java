package suite.kafka.availability;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

import suite.kafka.topics.DeclaredTopics;

/**
 * Makes Kafka's availability part of the service's health.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AvailabilitySettings.class)
public class AvailabilityConfiguration {

	@Bean
	KafkaAvailability kafkaAvailability(KafkaAdmin kafkaAdmin, ObjectProvider<DeclaredTopics> topics,
			AvailabilitySettings settings, ApplicationEventPublisher events) {
		return new KafkaAvailability(kafkaAdmin, topics, settings, events);
	}

	@Bean
	HealthIndicator kafkaHealthIndicator(KafkaAvailability availability) {
		return () -> {
			KafkaStatus status = availability.status();
			return (status.available() ? Health.up() : Health.down()).withDetail("detail", status.detail())
				.withDetail("since", status.since())
				.build();
		};
	}

}
