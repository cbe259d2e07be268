package suite.consumer.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;

import org.springframework.stereotype.Component;

import suite.consumer.topic.ConsumedTopics;

/**
 * Counts what the group did not get to read. There from the start, so that the first loss
 * is seen as an increase. Thread-safe.
 */
@Component
class Losses {

	private final MeterRegistry meters;

	Losses(MeterRegistry meters, ConsumedTopics topics) {
		this.meters = meters;
		for (String topic : topics.names()) {
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
	void deleted(TopicPartition partition, long records) {
		lost(partition.topic()).increment(records);
		reset(partition, Reason.DELETED);
	}

	/**
	 * Counts the records of a topic that is gone.
	 * @param unread how many of a partition were unread at most
	 */
	void madeAgain(TopicPartition partition, long unread) {
		lost(partition.topic()).increment(unread);
		reset(partition, Reason.MADE_AGAIN);
	}

	void reset(TopicPartition partition, Reason reason) {
		resets(partition.topic(), reason).increment();
	}

	private Counter lost(String topic) {
		return Counter.builder("suite.consumer.lost")
			.baseUnit("records")
			.description("Records that were deleted before the group read them, at most")
			.tag("topic", topic)
			.register(this.meters);
	}

	private Counter resets(String topic, Reason reason) {
		return Counter.builder("suite.consumer.resets")
			.description("How often a partition was not read on where the group was")
			.tags("topic", topic, "reason", reason.tag)
			.register(this.meters);
	}

	/** Why a partition is read elsewhere. */
	enum Reason {

		/** Its records were deleted. */
		DELETED("deleted"),

		/** A leader has a shorter log. */
		TRUNCATED("truncated"),

		/** The group's offset is beyond the end. */
		BEYOND_END("beyond-end"),

		/** The topic was made again. */
		MADE_AGAIN("made-again"),

		/** The group had an offset and has none. */
		NO_OFFSET("no-offset");

		private final String tag;

		Reason(String tag) {
			this.tag = tag;
		}

	}

}
