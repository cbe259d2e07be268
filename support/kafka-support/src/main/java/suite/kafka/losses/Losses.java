package suite.kafka.losses;

import java.util.Collection;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what a service's group did not get to read, and how often it was read on
 * elsewhere than where the group was. The counters are there from the start, so that the
 * first loss is seen as an increase. Thread-safe.
 */
public class Losses {

	private final MeterRegistry meters;

	private final String prefix;

	/**
	 * Makes the counters.
	 * @param prefix the part of their names that is the service's, such as
	 * {@code suite.consumer}
	 * @param topics what the group reads
	 */
	public Losses(MeterRegistry meters, String prefix, Collection<String> topics) {
		this.meters = meters;
		this.prefix = prefix;
		for (String topic : topics) {
			lost(topic);
			for (Reason reason : Reason.values()) {
				resets(topic, reason);
			}
		}
	}

	/**
	 * Counts records that were deleted unread.
	 * @param records how many at most
	 */
	public void deleted(String topic, long records) {
		lost(topic).increment(records);
		reset(topic, Reason.DELETED);
	}

	/**
	 * Counts the records of a topic that is gone.
	 * @param unread how many were unread at most, as far as is known
	 */
	public void madeAgain(String topic, long unread) {
		lost(topic).increment(unread);
		reset(topic, Reason.MADE_AGAIN);
	}

	public void reset(String topic, Reason reason) {
		resets(topic, reason).increment();
	}

	private Counter lost(String topic) {
		return Counter.builder(this.prefix + ".lost")
			.baseUnit("records")
			.description("Records that were deleted before the group read them, at most")
			.tag("topic", topic)
			.register(this.meters);
	}

	private Counter resets(String topic, Reason reason) {
		return Counter.builder(this.prefix + ".resets")
			.description("How often a partition was not read on where the group was")
			.tags("topic", topic, "reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.register(this.meters);
	}

	/** Why a partition is read elsewhere. */
	public enum Reason {

		/** Its records were deleted. */
		DELETED,

		/** A leader has a shorter log. */
		TRUNCATED,

		/** The group's offset is beyond the end. */
		BEYOND_END,

		/** The topic was made again. */
		MADE_AGAIN,

		/** The group had an offset and has none. */
		NO_OFFSET

	}

}
