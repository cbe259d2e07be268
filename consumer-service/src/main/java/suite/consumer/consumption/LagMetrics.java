package suite.consumer.consumption;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import suite.consumer.consumption.GroupOffsets.PartitionOffsets;

/**
 * The group's lag as metrics. They are NaN where the last reading does not know the lag.
 * A partition of which something was received has them before any reading has succeeded.
 * Thread-safe.
 */
@Component
class LagMetrics {

	private final MeterRegistry meters;

	private final Consumption consumption;

	private final ConsumptionSettings settings;

	private final Set<TopicPartition> registered = ConcurrentHashMap.newKeySet();

	private volatile GroupOffsets last = GroupOffsets.unknown(Instant.EPOCH, "not read yet");

	LagMetrics(MeterRegistry meters, Consumption consumption, ConsumptionSettings settings) {
		this.meters = meters;
		this.consumption = consumption;
		this.settings = settings;
	}

	void update(GroupOffsets offsets) {
		this.last = offsets;
		Stream.concat(offsets.partitions().keySet().stream(), this.consumption.partitions().keySet().stream())
			.filter(this.registered::add)
			.forEach(this::register);
	}

	private void register(TopicPartition partition) {
		gauge(partition, "suite.consumer.lag.records", "records", "Records that the group has not committed",
				PartitionOffsets::lag);
		gauge(partition, "suite.consumer.lag.seconds", "seconds",
				"Age of the oldest record that the group has not committed; without a timestamp, for how long it has been seen",
				LagMetrics::lagSeconds);
		gauge(partition, "suite.consumer.held.back.records", "records",
				"Records that cannot be read before a transaction ends", PartitionOffsets::heldBack);
		gauge(partition, "suite.consumer.held.back.seconds", "seconds",
				"For how long the first of these records has been seen", PartitionOffsets::heldBackSeconds);
	}

	// A record without a timestamp must not keep an alert silent.
	private static @Nullable Double lagSeconds(PartitionOffsets offsets) {
		return (offsets.lagSeconds() != null) ? offsets.lagSeconds() : offsets.waitingSeconds();
	}

	private void gauge(TopicPartition partition, String name, String unit, String description,
			Function<PartitionOffsets, @Nullable Number> value) {
		Gauge.builder(name, () -> value(partition, value))
			.baseUnit(unit)
			.description(description)
			.tags("topic", partition.topic(), "partition", Integer.toString(partition.partition()))
			.register(this.meters);
	}

	private Number value(TopicPartition partition, Function<PartitionOffsets, @Nullable Number> value) {
		GroupOffsets offsets = this.last;
		PartitionOffsets known = offsets.partitions().get(partition);
		boolean stale = offsets.asOf().plus(this.settings.stale()).isBefore(Instant.now());
		Number number = (known != null && !stale) ? value.apply(known) : null;
		return (number != null) ? number : Double.NaN;
	}

}
