package suite.deadletter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import suite.deadletter.ReplayResult.Skipped;
import suite.kafka.ask.PartitionAnswers;
import suite.kafka.record.RecordSize;

/**
 * The dead letters of one replay: which are sent, given up or left. Those that cannot be
 * sent now are left as they are, and keep none of the others. Used by one thread.
 */
class ReplaySelection {

	/** What the dead letters of one replay may take in memory. */
	private static final long MAX_BYTES = 16 * 1024 * 1024;

	private final DeadLetterRanges ranges;

	private final int maxAttempts;

	private final Function<ConsumerRecord<byte[], byte[]>, Optional<String>> obstacle;

	private final List<ConsumerRecord<byte[], byte[]>> chosen = new ArrayList<>();

	private final List<Skipped> skipped = new ArrayList<>();

	private final Map<TopicPartition, PartitionSelection> partitions = new HashMap<>();

	private boolean inOrder;

	private boolean full;

	private long bytes;

	/**
	 * A selection that is empty.
	 * @param obstacle what keeps a dead letter from being sent now, if anything does
	 */
	ReplaySelection(DeadLetterRanges ranges, int maxAttempts,
			Function<ConsumerRecord<byte[], byte[]>, Optional<String>> obstacle) {
		this.ranges = ranges;
		this.maxAttempts = maxAttempts;
		this.obstacle = obstacle;
	}

	/**
	 * All dead letters of a partition are taken, from the first that is not done with.
	 */
	void inOrder() {
		this.inOrder = true;
	}

	boolean isEmpty() {
		return size() == 0 && this.partitions.values().stream().noneMatch(PartitionSelection::hasLeft);
	}

	/** How many are chosen or skipped. */
	int size() {
		return this.chosen.size() + this.skipped.size();
	}

	/**
	 * Whether another dead letter of a partition can be taken.
	 */
	boolean hasRoomFor(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
		if (!this.chosen.isEmpty() && this.bytes + RecordSize.of(record) > MAX_BYTES) {
			this.full = true;
		}
		return !this.full && of(partition).hasRoom();
	}

	private PartitionSelection of(TopicPartition partition) {
		return this.partitions.computeIfAbsent(partition, (added) -> new PartitionSelection());
	}

	/**
	 * Takes a dead letter, unless it is done with: to be replayed, given up or left.
	 */
	void take(ConsumerRecord<byte[], byte[]> record) {
		TopicPartition partition = partition(record);
		if (this.ranges.of(partition).marks().isDone(record.offset())) {
			return;
		}
		int attempts = DeadLetterHeaders.attempts(record.headers());
		if (DeadLetterHeaders.isWithoutContent(record.headers())) {
			giveUp(partition, record.offset(), "its content was too large for a dead letter and is not here");
		}
		else if (attempts >= this.maxAttempts) {
			giveUp(partition, record.offset(), "replayed %s times, which is as often as it may be".formatted(attempts));
		}
		else {
			this.obstacle.apply(record).ifPresentOrElse((reason) -> leave(record, reason), () -> {
				this.chosen.add(record);
				of(partition).choose(record.offset());
				this.bytes += RecordSize.of(record);
			});
		}
	}

	private void giveUp(TopicPartition partition, long offset, String reason) {
		of(partition).giveUp(offset);
		skip(partition, offset, reason);
	}

	void skip(TopicPartition partition, long offset, String reason) {
		this.skipped.add(new Skipped(partition.topic(), partition.partition(), offset, reason));
	}

	/**
	 * Leaves dead letters as they are: they can be replayed another time.
	 */
	void leave(Collection<ConsumerRecord<byte[], byte[]>> records, String reason) {
		this.chosen.removeAll(records);
		records.forEach((record) -> leave(record, reason));
	}

	private void leave(ConsumerRecord<byte[], byte[]> record, String reason) {
		of(partition(record)).leave(record.offset(), reason);
	}

	private static TopicPartition partition(ConsumerRecord<?, ?> record) {
		return new TopicPartition(record.topic(), record.partition());
	}

	List<ConsumerRecord<byte[], byte[]>> chosen() {
		return this.chosen;
	}

	List<Skipped> skipped() {
		return this.skipped;
	}

	/**
	 * What was not looked at or left, and why; null if nothing was.
	 */
	@Nullable String remainder() {
		List<String> parts = new ArrayList<>();
		if (!this.ranges.unread().isEmpty()) {
			parts.add(PartitionAnswers.describe(this.ranges.unread()));
		}
		Map<TopicPartition, String> left = new HashMap<>();
		this.partitions
			.forEach((partition, selection) -> selection.remainder().ifPresent((text) -> left.put(partition, text)));
		if (!left.isEmpty()) {
			parts.add(PartitionAnswers.describe(left));
		}
		if (this.full) {
			parts.add("the dead letters are large; ask again for the others");
		}
		return parts.isEmpty() ? null : String.join("; ", parts);
	}

	/**
	 * The marks to commit.
	 * @throws IllegalStateException if there are too many single ones
	 */
	Map<TopicPartition, OffsetAndMetadata> marksToCommit() {
		Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
		this.partitions
			.forEach((partition, selection) -> selection.marks(this.ranges.of(partition).marks(), this.inOrder)
				.ifPresent((marks) -> commit.put(partition, marks.toCommit())));
		return commit;
	}

}
