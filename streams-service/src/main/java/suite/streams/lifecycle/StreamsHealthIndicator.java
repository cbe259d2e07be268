package suite.streams.lifecycle;

import java.time.Duration;
import java.time.Instant;

import org.apache.kafka.streams.KafkaStreams.State;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this instance is able to serve.
 * <p>
 * The group rebalances whenever any instance comes or goes, mostly for some milliseconds,
 * and queries are answered meanwhile. An instance that has served therefore stays ready
 * for a grace period: otherwise a rolling update would take all instances out of service
 * at each of its steps. One that has not served yet, or restores for longer, isn't ready.
 */
@Component
class StreamsHealthIndicator implements HealthIndicator {

	private final StreamsState state;

	private final RestoreProgress restore;

	private final ThreadFailures failures;

	private final StateFit fit;

	private final Duration rebalanceGrace;

	StreamsHealthIndicator(StreamsState state, RestoreProgress restore, ThreadFailures failures, StateFit fit,
			StreamsSettings settings) {
		this.state = state;
		this.restore = restore;
		this.failures = failures;
		this.fit = fit;
		this.rebalanceGrace = settings.rebalanceGrace();
	}

	@Override
	public Health health() {
		StreamsState.Snapshot now = this.state.get();
		Health.Builder health = isReady(now) ? Health.up() : Health.down();
		health.withDetail("state", (now.state() != null) ? now.state() : "NOT_STARTED")
			.withDetail("since", now.since());
		this.restore.describe().ifPresent((progress) -> health.withDetail("detail", progress));
		this.fit.problem().ifPresent((problem) -> health.withDetail("toDo", problem));
		if (now.startFailure() != null) {
			health.withDetail("lastFailure", new LastFailure(now.startFailure(), now.since(), false));
		}
		else if (this.failures.last() != null) {
			ThreadFailures.Failure last = this.failures.last();
			health.withDetail("lastFailure", new LastFailure(last.cause(), last.at(), hasRecovered(now, last)));
		}
		return health.build();
	}

	private static boolean hasRecovered(StreamsState.Snapshot now, ThreadFailures.Failure last) {
		return now.state() == State.RUNNING && now.since().isAfter(last.at());
	}

	private boolean isReady(StreamsState.Snapshot now) {
		return now.state() == State.RUNNING || (now.state() == State.REBALANCING && now.served()
				&& this.state.age(now).compareTo(this.rebalanceGrace) <= 0);
	}

	/**
	 * What went wrong last.
	 *
	 * @param recovered whether the topology has come to run since
	 */
	record LastFailure(String cause, Instant at, boolean recovered) {
	}

}
