package suite.deadletter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import suite.kafka.ask.Brokers;
import suite.kafka.ask.PartitionAnswers;

/**
 * Where the dead letters are, and which of them are done with, as the brokers say. What
 * is not known of a partition is named, and keeps nothing from the others. Used by one
 * thread.
 */
class DeadLetterRanges {

	private final Map<TopicPartition, DeadLetterRange> known = new HashMap<>();

	private final Map<TopicPartition, String> unread = new HashMap<>();

	private @Nullable KafkaException noMarks;

	/**
	 * Asks the brokers.
	 * @param topics dead-letter topics
	 * @param replayGroup the group that has committed what is done with
	 * @throws KafkaException if there is no partition that can be read
	 */
	static DeadLetterRanges ask(Brokers brokers, Collection<String> topics, String replayGroup,
			IgnoredMarks ignoredMarks) {
		DeadLetterRanges ranges = new DeadLetterRanges();
		Supplier<Map<TopicPartition, OffsetAndMetadata>> committing = brokers.committed(replayGroup);
		PartitionAnswers<Uuid> partitions = brokers.partitions(topics).get();
		Map<TopicPartition, OffsetAndMetadata> committed = ranges.committed(committing);
		Set<TopicPartition> led = partitions.known().keySet();
		Supplier<PartitionAnswers<Long>> starting = brokers.offsets(led, OffsetSpec.earliest(),
				IsolationLevel.READ_UNCOMMITTED);
		Supplier<PartitionAnswers<Long>> ending = brokers.offsets(led, OffsetSpec.latest(),
				IsolationLevel.READ_COMMITTED);
		Supplier<PartitionAnswers<Long>> writing = brokers.offsets(led, OffsetSpec.latest(),
				IsolationLevel.READ_UNCOMMITTED);
		List<PartitionAnswers<Long>> ends = List.of(starting.get(), ending.get(), writing.get());
		ranges.unread.putAll(partitions.unknown());
		ends.forEach((answer) -> ranges.unread.putAll(answer.unknown()));
		for (TopicPartition partition : led) {
			if (!ranges.unread.containsKey(partition)) {
				long start = ends.get(0).of(partition);
				ReplayMarks marks = ReplayMarks.of(committed.get(partition), start, ends.get(2).of(partition));
				ignoredMarks.log(replayGroup, partition, marks);
				ranges.known.put(partition, new DeadLetterRange(start, ends.get(1).of(partition), marks));
			}
		}
		ranges.requireSomeRead();
		return ranges;
	}

	private Map<TopicPartition, OffsetAndMetadata> committed(
			Supplier<Map<TopicPartition, OffsetAndMetadata>> committing) {
		try {
			return committing.get();
		}
		catch (InterruptException ex) {
			throw ex;
		}
		catch (KafkaException ex) {
			this.noMarks = ex;
			return Map.of();
		}
	}

	/**
	 * The partitions that can be read.
	 */
	Map<TopicPartition, DeadLetterRange> known() {
		return this.known;
	}

	DeadLetterRange of(TopicPartition partition) {
		return Objects.requireNonNull(this.known.get(partition), partition::toString);
	}

	/**
	 * The partitions that cannot be read, or not to their ends, and why.
	 */
	Map<TopicPartition, String> unread() {
		return this.unread;
	}

	/**
	 * Takes note that a partition is not read to its end.
	 */
	void unread(TopicPartition partition, String reason) {
		this.unread.put(partition, reason);
	}

	/**
	 * Fails if no partition could be read.
	 */
	void requireSomeRead() {
		if (this.unread.keySet().containsAll(this.known.keySet())) {
			throw new TimeoutException("of the dead letters, " + PartitionAnswers.describe(this.unread));
		}
	}

	/**
	 * Fails if a partition could not be read.
	 */
	void requireRead(TopicPartition partition) {
		if (this.unread.containsKey(partition)) {
			throw new TimeoutException(partition + " " + this.unread.get(partition));
		}
	}

	/**
	 * Fails if it is not known which dead letters are done with.
	 */
	void requireMarks() {
		if (this.noMarks != null) {
			throw this.noMarks;
		}
	}

	/**
	 * Whether a dead letter is done with, null if that is unknown.
	 */
	@Nullable Boolean isDone(TopicPartition partition, long offset) {
		return (this.noMarks != null) ? null : of(partition).marks().isDone(offset);
	}

}
