package suite.streams.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What has become of the topology on this instance. Thread-safe.
 */
@Component
public class StreamsState implements KafkaStreams.StateListener {

	private static final Log logger = LogFactory.getLog(StreamsState.class);

	private final Clock clock;

	private volatile Snapshot snapshot;

	StreamsState() {
		this(Clock.systemUTC());
	}

	StreamsState(Clock clock) {
		this.clock = clock;
		this.snapshot = new Snapshot(null, clock.instant(), false, null);
	}

	@Override
	public void onChange(State newState, State oldState) {
		logger.info("The topology is %s (was %s)".formatted(newState, oldState));
		this.snapshot = new Snapshot(newState, this.clock.instant(),
				this.snapshot.served() || newState == State.RUNNING, null);
	}

	void failedToStart(String reason) {
		this.snapshot = new Snapshot(null, this.clock.instant(), false, reason);
	}

	/**
	 * The state as it is now.
	 */
	public Snapshot get() {
		return this.snapshot;
	}

	Duration age(Snapshot state) {
		return Duration.between(state.since(), this.clock.instant());
	}

	/**
	 * The state at one moment.
	 *
	 * @param state Kafka Streams' own, {@code null} before it was started
	 * @param since when it became so
	 * @param served whether it has been {@code RUNNING} since it was started
	 * @param startFailure why it could not be started, {@code null} if nothing is wrong
	 */
	public record Snapshot(@Nullable State state, Instant since, boolean served, @Nullable String startFailure) {

		/**
		 * Whether only a restart of this instance can help.
		 */
		boolean dead() {
			return this.startFailure != null || this.state == State.PENDING_ERROR || this.state == State.ERROR;
		}

	}

}
