package suite.streams.lifecycle;

import java.time.Duration;

import org.apache.kafka.streams.KafkaStreams.State;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether this instance is able to serve.
 * <p>
 * The group rebalances whenever any instance comes or goes, mostly for some milliseconds,
 * and queries are answered meanwhile. An instance that has served therefore stays ready
 * for a grace period: otherwise a rolling update would take all instances out of service
 * at each of its steps. One that has not served yet, or restores for longer, isn't ready.
 */
class StreamsHealth implements HealthIndicator {

	private final StreamsState state;

	private final RestoreProgress restore;

	private final ThreadFailures failures;

	private final Duration rebalanceGrace;

	StreamsHealth(StreamsState state, RestoreProgress restore, ThreadFailures failures, Duration rebalanceGrace) {
		this.state = state;
		this.restore = restore;
		this.failures = failures;
		this.rebalanceGrace = rebalanceGrace;
	}

	@Override
	public Health health() {
		StreamsState.Snapshot now = this.state.get();
		Health.Builder health = isReady(now) ? Health.up() : Health.down();
		health.withDetail("state", (now.state() != null) ? now.state() : "NOT_STARTED")
			.withDetail("since", now.since());
		this.restore.describe().ifPresent((progress) -> health.withDetail("detail", progress));
		String failure = (now.startFailure() != null) ? now.startFailure() : this.failures.last();
		if (failure != null) {
			health.withDetail("lastFailure", failure);
		}
		return health.build();
	}

	private boolean isReady(StreamsState.Snapshot now) {
		return now.state() == State.RUNNING || (now.state() == State.REBALANCING && now.served()
				&& this.state.age(now).compareTo(this.rebalanceGrace) <= 0);
	}

}
