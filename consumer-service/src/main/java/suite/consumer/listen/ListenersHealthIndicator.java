package suite.consumer.listen;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down when a listener has died: nobody consumes its partitions any more, and only a
 * restart helps. A listener that was not started yet or was stopped is not dead.
 */
@Component
class ListenersHealthIndicator implements HealthIndicator {

	private final ListenerWatch watch;

	ListenersHealthIndicator(ListenerWatch watch) {
		this.watch = watch;
	}

	@Override
	public Health health() {
		ListenerWatch.Seen seen = this.watch.last();
		if (!seen.dead().isEmpty()) {
			return Health.down()
				.withDetail("detail", "Died: %s. The log says why; restart the service.".formatted(seen.dead()))
				.build();
		}
		return Health.up().withDetail("running", seen.running()).build();
	}

}
