package suite.consumer.consume;

import java.util.List;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Down when a listener has died: nobody consumes its partitions any more, and only a
 * restart helps. A listener that was not started yet or was stopped is not dead.
 */
@Component
class ListenersHealthIndicator implements HealthIndicator {

	private final KafkaListenerEndpointRegistry registry;

	ListenersHealthIndicator(KafkaListenerEndpointRegistry registry) {
		this.registry = registry;
	}

	@Override
	public Health health() {
		List<String> dead = this.registry.getListenerContainers()
			.stream()
			.filter((container) -> !container.isInExpectedState())
			.map(MessageListenerContainer::getListenerId)
			.sorted()
			.toList();
		if (!dead.isEmpty()) {
			return Health.down()
				.withDetail("detail", "Died: %s. The log says why; restart the service.".formatted(dead))
				.build();
		}
		return Health.up().withDetail("running", running()).build();
	}

	private List<String> running() {
		return this.registry.getListenerContainers()
			.stream()
			.filter(MessageListenerContainer::isRunning)
			.map(MessageListenerContainer::getListenerId)
			.sorted()
			.toList();
	}

}
