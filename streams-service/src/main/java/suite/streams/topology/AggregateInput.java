package suite.streams.topology;

import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;

import suite.streams.limits.RecordLimits;

/**
 * How an aggregate reads its topic, so that no record can stop it. One whose key is not
 * UTF-8, or too large for the state, becomes a dead letter, as does one whose value
 * cannot be read. One without a timestamp takes the partition's time.
 */
public final class AggregateInput {

	private AggregateInput() {
	}

	/**
	 * Reads so.
	 * @param value reads the values
	 * @param aggregateBytes the most bytes that a value of the aggregate takes in the
	 * state
	 * @param limits how large records may be
	 */
	public static <V> Consumed<byte[], V> of(Serde<V> value, int aggregateBytes, Supplier<RecordLimits> limits) {
		Serde<byte[]> key = Serdes.serdeFrom(new ByteArraySerializer(),
				new CountableKeyDeserializer(aggregateBytes, limits));
		return Consumed.with(key, value).withTimestampExtractor(AggregateInput::timestamp).withName("input");
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
