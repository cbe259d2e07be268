package suite.streams.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class StreamsHealthTests {

	private final MovableClock clock = new MovableClock();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final StreamsState state = new StreamsState(this.clock);

	private final RestoreProgress restore = new RestoreProgress(this.meters);

	private final StreamsSettings settings = new StreamsSettings(null, DataSize.ofMegabytes(1),
			DataSize.ofMegabytes(96), DataSize.ofMegabytes(16), 5, Duration.ofMinutes(10), Duration.ofSeconds(30));

	private final ThreadFailures failures = new ThreadFailures(this.settings, () -> true, () -> {
	}, this.clock, () -> Duration.ZERO, (failure) -> Optional.empty());

	private final StateFit fit = new StateFit(
			new TopologyTopics("input-topic", List.of("output-topic"), "input-topic-dlt", "changelog"));

	private final StreamsHealthIndicator health = new StreamsHealthIndicator(this.state, this.restore, this.failures,
			this.fit, this.settings);

	@Test
	void isNotReadyBeforeItRan() {
		assertThat(status()).isEqualTo(Status.DOWN);
		this.state.onChange(State.REBALANCING, State.CREATED);
		assertThat(status()).isEqualTo(Status.DOWN);
		this.state.onChange(State.RUNNING, State.REBALANCING);
		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void staysReadyInAShortRebalanceOnly() {
		this.state.onChange(State.RUNNING, State.REBALANCING);
		this.state.onChange(State.REBALANCING, State.RUNNING);
		this.clock.now = this.clock.now.plusSeconds(30);
		assertThat(status()).isEqualTo(Status.UP);
		this.clock.now = this.clock.now.plusMillis(1);
		assertThat(status()).isEqualTo(Status.DOWN);
	}

	@Test
	void isDeadAfterAnError() {
		this.state.onChange(State.RUNNING, State.REBALANCING);
		assertThat(this.state.get().dead()).isFalse();
		this.state.onChange(State.PENDING_ERROR, State.RUNNING);
		assertThat(this.state.get().dead()).isTrue();
		this.state.onChange(State.ERROR, State.PENDING_ERROR);
		assertThat(this.state.get().dead()).isTrue();
		assertThat(status()).isEqualTo(Status.DOWN);
	}

	@Test
	void isDeadIfItCouldNotStartAndSaysWhy() {
		this.state.failedToStart("state directory is locked");
		assertThat(this.state.get().dead()).isTrue();
		assertThat(this.health.health().getDetails()).containsEntry("lastFailure",
				new StreamsHealthIndicator.LastFailure("state directory is locked", this.clock.now, false));
	}

	@Test
	void saysWhenAThreadFailedAndThatItIsOver() {
		this.state.onChange(State.RUNNING, State.REBALANCING);
		this.failures.handle(new StreamsException(new IllegalStateException("disk full")));
		Instant at = this.clock.now;
		this.clock.now = at.plusSeconds(1);
		this.state.onChange(State.REBALANCING, State.RUNNING);
		assertThat(this.health.health().getDetails()).containsEntry("lastFailure",
				new StreamsHealthIndicator.LastFailure("java.lang.IllegalStateException: disk full", at, false));
		this.state.onChange(State.RUNNING, State.REBALANCING);
		assertThat(this.health.health().getDetails()).containsEntry("lastFailure",
				new StreamsHealthIndicator.LastFailure("java.lang.IllegalStateException: disk full", at, true));
	}

	@Test
	void saysWhatToDoWhereTheStateDoesNotFitTheTopic() {
		this.fit.update(new KafkaFacts("cluster", Map.of(), Map.of("input-topic", 8, "changelog", 6), Map.of()));
		assertThat(this.health.health().getDetails().get("toDo").toString())
			.contains("kafka-topics.sh --alter --topic changelog --partitions 8");
		this.fit.update(new KafkaFacts("cluster", Map.of(), Map.of("input-topic", 8, "changelog", 8), Map.of()));
		assertThat(this.health.health().getDetails()).doesNotContainKey("toDo");
	}

	@Test
	void isAliveWhileItWaitsAndWhileItStops() {
		assertThat(this.state.get().dead()).isFalse();
		this.state.onChange(State.PENDING_SHUTDOWN, State.RUNNING);
		assertThat(this.state.get().dead()).isFalse();
	}

	@Test
	void tellsHowFarTheRestoringIs() {
		TopicPartition first = new TopicPartition("changelog", 0);
		TopicPartition second = new TopicPartition("changelog", 1);
		this.restore.onRestoreStart(first, "store", 100, 200);
		this.restore.onRestoreStart(second, "store", 0, 50);
		this.restore.onBatchRestored(first, "store", 139, 40);
		assertThat(this.health.health().getDetails()).containsEntry("detail",
				"restoring the state of 2 partitions: 40 of 150 records restored");
		assertThat(this.meters.get("suite.streams.restore.remaining").gauge().value()).isEqualTo(110);
		this.restore.onRestoreEnd(first, "store", 100);
		this.restore.onRestoreSuspended(second, "store", 0);
		assertThat(this.health.health().getDetails()).doesNotContainKey("detail");
		assertThat(this.meters.get("suite.streams.restore.partitions").gauge().value()).isZero();
	}

	private Status status() {
		return this.health.health().getStatus();
	}

}
