package suite.kafka.availability;

import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

import suite.kafka.access.RecentDenials;
import suite.kafka.poll.PollGuard;
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
	MeterBinder unavailablePartitions(KafkaAvailability availability) {
		return (meters) -> Gauge
			.builder("suite.kafka.partitions.unavailable", () -> availability.status().obstacles().size())
			.description("Partitions of this service's topics that cannot serve; see the health of kafka")
			.register(meters);
	}

	@Bean
	HealthIndicator kafkaHealthIndicator(KafkaAvailability availability, RecentDenials denials,
			ObjectProvider<PollGuard> guard) {
		return () -> {
			KafkaStatus status = availability.status();
			List<String> denied = denials.get();
			Health.Builder health = (status.available() && denied.isEmpty() ? Health.up() : Health.down())
				.withDetail("detail",
						(status.available() && !denied.isEmpty()) ? String.join("; ", denied) : status.detail())
				.withDetail("since", status.since());
			guard.stream()
				.flatMap((held) -> held.describeHeld().stream())
				.forEach((held) -> health.withDetail("held", held));
			return health.build();
		};
	}

}
