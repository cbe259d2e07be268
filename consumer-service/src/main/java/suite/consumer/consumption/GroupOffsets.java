package suite.consumer.consumption;

import java.time.Instant;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/**
 * The group's offsets as the brokers gave them.
 *
 * @param asOf when they were asked
 * @param detail what is missing and why, null if nothing is
 * @param partitions what is known of each partition
 */
record GroupOffsets(Instant asOf, String detail, Map<TopicPartition, PartitionOffsets> partitions) {

	static GroupOffsets unknown(Instant asOf, String detail) {
		return new GroupOffsets(asOf, detail, Map.of());
	}

	boolean complete() {
		return this.detail == null;
	}

	/**
	 * What the brokers know of one partition.
	 *
	 * @param committed the offset the group continues at, null if it has committed none
	 * @param endOffset the offset up to which the group can read: transactions that are
	 * still open are not counted
	 * @param lag records from where the group continues, which without a commit is the
	 * first record there is, to {@code endOffset}; 0 if only the marks of transactions
	 * are left, which no consumer ever gets
	 * @param lagSeconds age of the first of these records, 0 if there is none, null if
	 * unknown
	 */
	record PartitionOffsets(Long committed, long endOffset, long lag, Double lagSeconds) {
	}
}
