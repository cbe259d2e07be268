package suite.streams.topology;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.TimeWindows;

import suite.streams.limits.RecordLimits;

/**
 * A topology that keeps one value for each key and window of a topic, and all that this
 * service has to know of it. Define a bean of this type, and it runs in place of
 * {@link WordTopology}: its topics are declared, its state is restored, copied and
 * watched, health and metrics are those of its input, and
 * {@code /actuator/windowedcounts} shows its values over all instances. It needs an
 * application id of its own. Thread-safe.
 *
 * @param <V> the values, which never change
 */
public interface WindowedAggregate<V> {

	/**
	 * The topic that is read. What is in one partition of it has to stay together in the
	 * state, without a repartition topic in between. The same key may be in several
	 * partitions; {@link #merge} puts its values together.
	 */
	String input();

	/**
	 * The topics that are written to. None if not given.
	 */
	default List<String> outputs() {
		return List.of();
	}

	/**
	 * The name of the window store that holds the values. Its keys are the UTF-8 bytes of
	 * the records' keys.
	 */
	String store();

	/**
	 * Adds the topology. {@link AggregateInput} reads its topic so that no record can
	 * stop it.
	 * @param builder what it is added to
	 * @param windows the windows to aggregate in
	 * @param limits how large records may be
	 * @param uncounted to be told of records that are in no value, where that is known;
	 * {@link #uncountedReasons} says for which reasons
	 */
	void addTo(StreamsBuilder builder, TimeWindows windows, Supplier<RecordLimits> limits, Uncounted uncounted);

	/**
	 * The reasons for which it tells of records that are in no value. Each of them has a
	 * metric from the start, so that the first record is seen as an increase. None if not
	 * given: there is no metric then, as nobody knows how many such records there are.
	 */
	default Set<Uncounted.Reason> uncountedReasons() {
		return Set.of();
	}

	/**
	 * The value of a key and window whose records were in two partitions.
	 */
	V merge(V one, V other);

	/**
	 * A value as another instance is told it.
	 * @return a number, or a short text
	 */
	Object write(V value);

	/**
	 * Reads what another instance has told.
	 * @param text the number or the text
	 * @throws IllegalArgumentException if no value is told so
	 */
	V read(String text);

	/**
	 * A value as {@code /actuator/windowedcounts} shows it, to be written as JSON. By
	 * default it is what another instance is told.
	 */
	default Object show(V value) {
		return write(value);
	}

	/**
	 * About how many bytes a value takes on the heap, which bounds the answers. Those of
	 * a boxed number if not given.
	 */
	default int size(V value) {
		return 24;
	}

}
