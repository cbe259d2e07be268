package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import suite.consumer.consumption.GroupOffsets.PartitionOffsets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the lag's metrics say, and when they exist.
 */
class LagMetricsTests {

	private static final TopicPartition PARTITION = new TopicPartition("test-topic", 3);

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Consumption consumption = new Consumption(this.meters);

	private final LagMetrics metrics = new LagMetrics(this.meters, this.consumption,
			new ConsumptionSettings(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(3)));

	@Test
	void areNaNForAPartitionThatWasReceivedBeforeAReadingSucceeded() {
		this.consumption.received(PARTITION, 1, 1);
		this.metrics.update(GroupOffsets.unknown(Instant.now(), "Kafka did not answer"));
		assertThat(gauge("suite.consumer.lag.records")).isNaN();
		assertThat(gauge("suite.consumer.lag.seconds")).isNaN();
	}

	@Test
	void areTheReadingsNumbersUntilOneFails() {
		this.metrics.update(new GroupOffsets(Instant.now(), true, null, Map.of(), Map.of(PARTITION, offsets(0.5))));
		assertThat(gauge("suite.consumer.lag.records")).isEqualTo(7);
		assertThat(gauge("suite.consumer.lag.seconds")).isEqualTo(0.5);
		this.metrics.update(GroupOffsets.unknown(Instant.now(), "Kafka did not answer"));
		assertThat(gauge("suite.consumer.lag.records")).isNaN();
	}

	@Test
	void areNaNWhenTheReadingIsOld() {
		this.metrics.update(new GroupOffsets(Instant.now().minusSeconds(60), true, null, Map.of(),
				Map.of(PARTITION, offsets(0.5))));
		assertThat(gauge("suite.consumer.lag.records")).isNaN();
	}

	@Test
	void tellHowLongARecordWithoutATimestampHasBeenSeen() {
		this.metrics.update(new GroupOffsets(Instant.now(), true, null, Map.of(), Map.of(PARTITION, offsets(null))));
		assertThat(gauge("suite.consumer.lag.seconds")).isEqualTo(30);
		assertThat(gauge("suite.consumer.held.back.records")).isEqualTo(2);
		assertThat(gauge("suite.consumer.held.back.seconds")).isEqualTo(12);
	}

	private static PartitionOffsets offsets(Double lagSeconds) {
		return new PartitionOffsets(1L, 8L, 2L, 12.0, 7L, lagSeconds, 30.0);
	}

	private double gauge(String name) {
		return this.meters.get(name).tags("topic", "test-topic", "partition", "3").gauge().value();
	}

}
