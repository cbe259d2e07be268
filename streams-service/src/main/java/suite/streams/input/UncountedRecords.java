package suite.streams.input;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

import suite.streams.topology.Uncounted;
import suite.streams.topology.WindowedAggregate;

/**
 * Counts the records that are not counted, and says where they are: a line for each
 * reason and call of {@link #tell}, however many there are. Only the topology can know of
 * them. Where it tells of none there is no metric: one that stays zero would say that all
 * records are counted. Thread-safe.
 */
@Component
public class UncountedRecords implements Uncounted {

	private static final Log logger = LogFactory.getLog(UncountedRecords.class);

	private static final int MAX_NAMED = 20;

	private final String topic;

	private final MeterRegistry meters;

	private final Map<Reason, LeftOut> leftOut = new EnumMap<>(Reason.class);

	UncountedRecords(WindowedAggregate<?> topology, MeterRegistry meters) {
		this.topic = topology.input();
		this.meters = meters;
		topology.uncountedReasons().forEach(this::of);
	}

	private LeftOut of(Reason reason) {
		// A reason that the topology did not name is there from when it is first told.
		return this.leftOut.computeIfAbsent(reason,
				(added) -> new LeftOut(Counter.builder("suite.streams.uncounted")
					.baseUnit("records")
					.description("Records that were read and are in no window's count")
					.tag("reason", (reason == Reason.LATE) ? "late" : "no-key")
					.register(this.meters), new TreeMap<>()));
	}

	@Override
	public synchronized void uncounted(Reason reason, int partition, long offset) {
		LeftOut leftOut = of(reason);
		leftOut.counter().increment();
		leftOut.untold()
			.merge(partition, new Range(1, offset, offset), (before, one) -> new Range(before.records() + 1,
					Math.min(before.first(), offset), Math.max(before.last(), offset)));
	}

	/**
	 * Says what has not been counted since the last call.
	 */
	public synchronized void tell() {
		this.leftOut.forEach((reason, leftOut) -> {
			Map<Integer, Range> partitions = leftOut.untold();
			if (!partitions.isEmpty()) {
				logger.warn("Records of %s were not counted, as %s: %s".formatted(this.topic, (reason == Reason.LATE)
						? "they came later than their window accepts (suite.streams.window)" : "they have no key",
						describe(partitions)));
				partitions.clear();
			}
		});
	}

	private static String describe(Map<Integer, Range> partitions) {
		String named = partitions.entrySet()
			.stream()
			.limit(MAX_NAMED)
			.map((partition) -> "%s of partition %s, offsets %s to %s".formatted(partition.getValue().records(),
					partition.getKey(), partition.getValue().first(), partition.getValue().last()))
			.collect(Collectors.joining("; "));
		int others = partitions.size() - MAX_NAMED;
		return (others > 0) ? named + "; and of " + others + " partitions more" : named;
	}

	/**
	 * What was left out for one reason.
	 *
	 * @param untold by partition, what the log has not said yet
	 */
	private record LeftOut(Counter counter, Map<Integer, Range> untold) {
	}

	private record Range(long records, long first, long last) {
	}

}
