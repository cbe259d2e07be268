package suite.consumer.consumption;

import java.time.Instant;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The group's offsets as the brokers gave them.
 *
 * @param asOf when they were asked
 * @param complete whether they answered everything
 * @param detail what is missing and why, and what is remarkable; null if nothing is
 * @param topicIds the ids of the topics; a topic that is made again has another one
 * @param partitions what is known of each partition
 */
record GroupOffsets(Instant asOf, boolean complete, @Nullable String detail, Map<String, Uuid> topicIds,
		Map<TopicPartition, PartitionOffsets> partitions) {

	static GroupOffsets unknown(Instant asOf, String detail) {
		return new GroupOffsets(asOf, false, detail, Map.of(), Map.of());
	}

	/**
	 * What the brokers know of one partition; null is unknown.
	 *
	 * @param committed the offset that the group has committed, also null if there is
	 * none
	 * @param endOffset the offset up to which the group can read: transactions that are
	 * still open are not counted
	 * @param heldBack records behind {@code endOffset}, which wait for the end of a
	 * transaction that somebody has begun
	 * @param heldBackSeconds for how long the first of them has been there at least, 0 if
	 * there is none
	 * @param lag records from where the group continues, which without a commit is the
	 * first record there is, to {@code endOffset}; 0 if only the marks of transactions
	 * are left, which no consumer ever gets
	 * @param lagSeconds age of the first of these records by its timestamp, but not less
	 * than it has been there; 0 if there is none, also null if it has no timestamp
	 * @param waitingSeconds for how long the first of these records has been there at
	 * least, 0 if there is none
	 */
	record PartitionOffsets(@Nullable Long committed, @Nullable Long endOffset, @Nullable Long heldBack,
			@Nullable Double heldBackSeconds, @Nullable Long lag, @Nullable Double lagSeconds,
			@Nullable Double waitingSeconds) {
	}

}
