package suite.streams.topology;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;

import suite.message.Topics;
import suite.streams.limits.RecordLimits;

/**
 * The case's topology: values in upper case, those longer than five characters to
 * {@code output-topic}, and a count of all records per key and tumbling window.
 * <p>
 * Characters are UTF-16 units of the value in upper case ({@code straße} has 7). Headers
 * and timestamps pass through. A record without a value is counted and goes no further;
 * one without a key goes to {@code output-topic} and is not counted. Texts stay the UTF-8
 * bytes that they came as.
 * <p>
 * What is not UTF-8 or has a key that is too large to be counted becomes a dead letter
 * and nothing else. What {@code output-topic} would refuse becomes one and is counted.
 */
public final class WordTopology implements WindowedAggregate<Long> {

	private static final String COUNTS = "windowed-counts";

	// More than any instance can have counted; sums of such numbers do not overflow.
	private static final long MAX_COUNT = 1L << 50;

	@Override
	public String input() {
		return Topics.INPUT;
	}

	@Override
	public List<String> outputs() {
		return List.of(Topics.OUTPUT);
	}

	@Override
	public String store() {
		return COUNTS;
	}

	@Override
	public void addTo(StreamsBuilder builder, TimeWindows windows, Supplier<RecordLimits> limits, Uncounted uncounted) {
		Serde<byte[]> key = StrictUtf8Deserializer.serde("key");
		Serde<byte[]> value = StrictUtf8Deserializer.serde("value");
		KStream<byte[], byte[]> input = builder.stream(Topics.INPUT, AggregateInput.of(value, Long.BYTES, limits));
		input
			.process(() -> new UpperCaseProcessor(limits, new CountedRecords(windows, uncounted)),
					Named.as("upper-case"))
			.to(Topics.OUTPUT, Produced.with(key, value).withName("output"));
		input.groupByKey(Grouped.with("by-key", key, value))
			.windowedBy(windows)
			.count(Named.as("count"),
					Materialized.<byte[], Long, WindowStore<Bytes, byte[]>>as(COUNTS)
						.withKeySerde(key)
						.withValueSerde(Serdes.Long()));
	}

	@Override
	public Set<Uncounted.Reason> uncountedReasons() {
		return Set.of(Uncounted.Reason.values());
	}

	@Override
	public Long merge(Long one, Long other) {
		return one + other;
	}

	@Override
	public Object write(Long count) {
		return count;
	}

	@Override
	public Long read(String text) {
		long count = Long.parseLong(text);
		if (count < 1 || count > MAX_COUNT) {
			throw new IllegalArgumentException(text);
		}
		return count;
	}

}
