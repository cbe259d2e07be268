package suite.deadletter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import suite.deadletter.ReplayResult.Skipped;
import suite.kafka.ask.PartitionAnswers;
import suite.kafka.record.RecordSize;

/**
 * The dead letters of one replay, and the marks that say they are done with. Those that
 * cannot be sent now are left as they are, and keep none of the others. Used by one
 * thread.
 */
class ReplaySelection {

	/** What the dead letters of one replay may take in memory. */
	private static final long MAX_BYTES = 16 * 1024 * 1024;

	/** There is room to remember some hundreds behind one that is left. */
	private static final int MAX_BEHIND_LEFT = 400;

	private final DeadLetterRanges ranges;

	private final int maxAttempts;

	private final Function<ConsumerRecord<byte[], byte[]>, Optional<String>> obstacle;

	private final List<ConsumerRecord<byte[], byte[]>> chosen = new ArrayList<>();

	private final List<Skipped> skipped = new ArrayList<>();

	/** By partition: the offsets of those that are given up. */
	private final Map<TopicPartition, List<Long>> givenUp = new HashMap<>();

	/** By partition: those that are left, and why. */
	private final Map<TopicPartition, Map<Long, String>> left = new HashMap<>();

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
		return size() == 0 && this.left.isEmpty();
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
		return !this.full && behindLeft(partition) < MAX_BEHIND_LEFT;
	}

	private long behindLeft(TopicPartition partition) {
		return this.left.containsKey(partition) ? handled(partition).count() : 0;
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
				this.bytes += RecordSize.of(record);
			});
		}
	}

	private void giveUp(TopicPartition partition, long offset, String reason) {
		this.givenUp.computeIfAbsent(partition, (added) -> new ArrayList<>()).add(offset);
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
		this.left.computeIfAbsent(partition(record), (added) -> new LinkedHashMap<>()).put(record.offset(), reason);
	}

	private static TopicPartition partition(ConsumerRecord<?, ?> record) {
		return new TopicPartition(record.topic(), record.partition());
	}

	/** The offsets that are done with when this replay has taken place. */
	private Stream<Long> handled(TopicPartition partition) {
		return Stream.concat(this.givenUp.getOrDefault(partition, List.of()).stream(),
				this.chosen.stream()
					.filter((record) -> partition(record).equals(partition))
					.map(ConsumerRecord::offset));
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
		if (!this.left.isEmpty()) {
			Map<TopicPartition, String> reasons = new HashMap<>();
			this.left.forEach(
					(partition, records) -> reasons.put(partition, "has %s dead letters left, the first one because %s"
						.formatted(records.size(), records.values().iterator().next())));
			parts.add(PartitionAnswers.describe(reasons));
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
		Set<TopicPartition> changed = Stream
			.concat(this.givenUp.keySet().stream(), this.chosen.stream().map(ReplaySelection::partition))
			.collect(Collectors.toSet());
		Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
		for (TopicPartition partition : changed) {
			ReplayMarks marks = this.ranges.of(partition).marks().copy();
			List<Long> handled = handled(partition).sorted().toList();
			if (this.inOrder) {
				// All before are done with, or are no records.
				long last = handled.get(handled.size() - 1) + 1;
				marks.skipTo(this.left.getOrDefault(partition, Map.of())
					.keySet()
					.stream()
					.mapToLong(Long::longValue)
					.reduce(last, Math::min));
			}
			handled.forEach(marks::done);
			commit.put(partition, marks.toCommit());
		}
		return commit;
	}

}
