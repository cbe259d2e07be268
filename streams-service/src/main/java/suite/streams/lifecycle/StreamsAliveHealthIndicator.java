package suite.streams.lifecycle;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down when this instance cannot serve any more without a restart.
 */
@Component
class StreamsAliveHealthIndicator implements HealthIndicator {

	private final StreamsState state;

	StreamsAliveHealthIndicator(StreamsState state) {
		this.state = state;
	}

	@Override
	public Health health() {
		return (this.state.get().dead() ? Health.down() : Health.up()).build();
	}

}
