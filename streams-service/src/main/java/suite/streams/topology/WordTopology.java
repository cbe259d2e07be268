package suite.streams.topology;

import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
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
public final class WordTopology {

	/** Name of the window store that holds the counts. */
	public static final String COUNTS = "windowed-counts";

	private WordTopology() {
	}

	/**
	 * Adds the topology.
	 * @param builder what it is added to
	 * @param window the windows to count in
	 * @param limits how large records may be
	 * @param uncounted is told of records that are not counted
	 */
	public static void addTo(StreamsBuilder builder, WindowSettings window, Supplier<RecordLimits> limits,
			Uncounted uncounted) {
		Serde<byte[]> key = StrictUtf8Deserializer.serde("key");
		Serde<byte[]> value = StrictUtf8Deserializer.serde("value");
		Serde<byte[]> countable = Serdes.serdeFrom(new ByteArraySerializer(), new CountableKeyDeserializer(limits));
		KStream<byte[], byte[]> input = builder.stream(Topics.INPUT,
				Consumed.with(countable, value).withTimestampExtractor(WordTopology::timestamp).withName("input"));
		input
			.process(() -> new UpperCaseProcessor(limits, new CountedRecords(window, uncounted)),
					Named.as("upper-case"))
			.to(Topics.OUTPUT, Produced.with(key, value).withName("output"));
		input.groupByKey(Grouped.with("by-key", key, value))
			.windowedBy(TimeWindows.ofSizeAndGrace(window.size(), window.grace()))
			.count(Named.as("count"),
					Materialized.<byte[], Long, WindowStore<Bytes, byte[]>>as(COUNTS)
						.withKeySerde(key)
						.withValueSerde(Serdes.Long())
						.withRetention(window.retention()));
	}

	// Kafka Streams' default fails on a record without a timestamp, and would again after
	// each restart.
	private static long timestamp(ConsumerRecord<Object, Object> record, long partitionTime) {
		if (record.timestamp() >= 0) {
			return record.timestamp();
		}
		return (partitionTime >= 0) ? partitionTime : System.currentTimeMillis();
	}

}
