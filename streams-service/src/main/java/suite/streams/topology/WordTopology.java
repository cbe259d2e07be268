package suite.streams.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
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

/**
 * The case's topology: values in upper case, those longer than five characters to
 * {@code output-topic}, and a count of all records per key and tumbling window.
 * <p>
 * Characters are UTF-16 units of the value in upper case ({@code straße} has 7). Headers
 * and timestamps pass through. A record without a value is counted and goes no further;
 * one without a key goes to {@code output-topic} and is not counted. Texts stay the UTF-8
 * bytes that they came as.
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
	 * @param maxRecordSize bytes of key, value and headers that an output record may have
	 */
	public static void addTo(StreamsBuilder builder, WindowSettings window, long maxRecordSize) {
		Serde<byte[]> key = StrictUtf8Deserializer.serde("key");
		Serde<byte[]> value = StrictUtf8Deserializer.serde("value");
		KStream<byte[], byte[]> input = builder.stream(Topics.INPUT,
				Consumed.with(key, value).withTimestampExtractor(WordTopology::timestamp).withName("input"));
		input.process(() -> new UpperCaseProcessor(maxRecordSize), Named.as("upper-case"))
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
