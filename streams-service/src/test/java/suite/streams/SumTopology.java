package suite.streams;

import java.util.function.Supplier;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;

import suite.message.MessageCodec;
import suite.message.Topics;
import suite.streams.limits.RecordLimits;
import suite.streams.topology.AggregateInput;
import suite.streams.topology.Uncounted;
import suite.streams.topology.WindowedAggregate;

/**
 * The sum of the values of each user and window.
 */
class SumTopology implements WindowedAggregate<Long> {

	@Override
	public String input() {
		return Topics.TEST;
	}

	@Override
	public String store() {
		return "sums";
	}

	@Override
	public void addTo(StreamsBuilder builder, TimeWindows windows, Supplier<RecordLimits> limits, Uncounted uncounted) {
		Serde<byte[]> messages = Serdes.serdeFrom(new ByteArraySerializer(), (topic, json) -> {
			MessageCodec.decode(json);
			return json;
		});
		builder.stream(input(), AggregateInput.of(messages, Long.BYTES, limits))
			.groupByKey(Grouped.with(Serdes.ByteArray(), messages))
			.windowedBy(windows)
			.aggregate(() -> 0L, (user, json, sum) -> sum + MessageCodec.decode(json).value(),
					Materialized.<byte[], Long, WindowStore<Bytes, byte[]>>as(store())
						.withKeySerde(Serdes.ByteArray())
						.withValueSerde(Serdes.Long()));
	}

	@Override
	public Long merge(Long one, Long other) {
		return one + other;
	}

	@Override
	public Object write(Long sum) {
		return sum;
	}

	@Override
	public Long read(String text) {
		return Long.valueOf(text);
	}

}
