package suite.streams.store;

import java.util.function.Supplier;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.TimeWindows;

import suite.streams.limits.RecordLimits;
import suite.streams.topology.Uncounted;
import suite.streams.topology.WindowedAggregate;

/**
 * Means: another instance has to be told more of them than is shown.
 */
public class MeanTopology implements WindowedAggregate<MeanTopology.Mean> {

	@Override
	public String input() {
		return "numbers";
	}

	@Override
	public String store() {
		return "means";
	}

	@Override
	public void addTo(StreamsBuilder builder, TimeWindows windows, Supplier<RecordLimits> limits, Uncounted uncounted) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mean merge(Mean one, Mean other) {
		return new Mean(one.sum() + other.sum(), one.count() + other.count());
	}

	@Override
	public Object write(Mean mean) {
		return mean.sum() + "/" + mean.count();
	}

	@Override
	public Mean read(String text) {
		String[] parts = text.split("/", 2);
		if (parts.length < 2) {
			throw new IllegalArgumentException(text);
		}
		return new Mean(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
	}

	@Override
	public Object show(Mean mean) {
		return (double) mean.sum() / mean.count();
	}

	@Override
	public int size(Mean mean) {
		return 1000;
	}

	public record Mean(long sum, long count) {
	}

}
