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
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import suite.deadletter.ReplayResult.Skipped;
import suite.kafka.ask.PartitionAnswers;
import suite.kafka.record.RecordSize;

/**
 * Chooses the dead letters of one replay, and marks them as done with. Those that cannot
 * be sent now are left as they are, and keep none of the others. Used by one thread.
 */
class ReplaySelection {

	/** What the dead letters of one replay may take in memory. */
	private static final long MAX_BYTES = 16 * 1024 * 1024;

	/** There is room to remember some hundreds behind one that is left. */
	private static final int MAX_BEHIND_LEFT = 400;

	private final DeadLetterReader reader;

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
	 * A selection.
	 * @param obstacle what keeps a dead letter from being sent now, if anything does
	 */
	ReplaySelection(DeadLetterReader reader, int maxAttempts,
			Function<ConsumerRecord<byte[], byte[]>, Optional<String>> obstacle) {
		this.reader = reader;
		this.maxAttempts = maxAttempts;
		this.obstacle = obstacle;
	}

	void select(ReplayRequest request, List<String> topics) {
		if (request.isSingle()) {
			single(new TopicPartition(topics.get(0), request.partition()), request.offset());
		}
		else {
			oldest(request.limitOrDefault());
		}
	}

	private void single(TopicPartition partition, long offset) {
		requireRead(partition);
		if (!this.reader.ranges().containsKey(partition)) {
			skip(partition, offset, "there is no such partition");
			return;
		}
		DeadLetterReader.DeadLetterRange range = this.reader.ranges().get(partition);
		if (range.marks().isDone(offset)) {
			skip(partition, offset, "replayed or given up before");
			return;
		}
		if (offset >= range.start() && offset < range.end()) {
			this.reader.read(Map.of(partition, offset), (found, record) -> {
				if (record.offset() == offset) {
					take(partition, record);
				}
				return false;
			});
			requireRead(partition);
		}
		if (this.chosen.isEmpty() && this.skipped.isEmpty() && this.left.isEmpty()) {
			skip(partition, offset, "there is no such dead letter");
		}
	}

	private void requireRead(TopicPartition partition) {
		if (this.reader.unread().containsKey(partition)) {
			throw new TimeoutException(partition + " " + this.reader.unread().get(partition));
		}
	}

	private void oldest(int limit) {
		this.inOrder = true;
		Map<TopicPartition, Long> from = new HashMap<>();
		this.reader.ranges()
			.forEach((partition, range) -> from.put(partition, Math.max(range.start(), range.marks().next())));
		this.reader.read(from, (partition, record) -> {
			if (this.chosen.size() + this.skipped.size() >= limit) {
				return false;
			}
			if (!this.chosen.isEmpty() && this.bytes + RecordSize.of(record) > MAX_BYTES) {
				this.full = true;
			}
			if (this.full || behindLeft(partition) >= MAX_BEHIND_LEFT) {
				return false;
			}
			take(partition, record);
			return true;
		});
	}

	private long behindLeft(TopicPartition partition) {
		return this.left.containsKey(partition) ? handled(partition).count() : 0;
	}

	private void take(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
		if (this.reader.ranges().get(partition).marks().isDone(record.offset())) {
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

	private void skip(TopicPartition partition, long offset, String reason) {
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
		if (!this.reader.unread().isEmpty()) {
			parts.add(PartitionAnswers.describe(this.reader.unread()));
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
			ReplayMarks marks = this.reader.ranges().get(partition).marks().copy();
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
