package suite.deadletter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import suite.kafka.ask.Brokers;
import suite.kafka.ask.KafkaClients;
import suite.kafka.ask.PartitionAnswers;
import suite.kafka.poll.PollGuard;

/**
 * Reads dead-letter topics, and which of the dead letters are done with: once, in bounded
 * time. What cannot be read of a partition keeps nothing from being read of the others,
 * and is named. For one thread, to be closed.
 */
class DeadLetterReader implements AutoCloseable {

	private static final int FETCH_SIZE = 1024 * 1024;

	/** Finding the partitions, their ends, and reading take a part each. */
	private static final int STEPS = 3;

	/** This reader does not live to see it. */
	private static final Duration NEVER = Duration.ofDays(7);

	private final PollGuard guard = new PollGuard(NEVER);

	private final Brokers brokers;

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Consumer<byte[], byte[]> guarded;

	private final String replayGroup;

	private final IgnoredMarks ignoredMarks;

	private final Duration timeout;

	private final Map<TopicPartition, DeadLetterRange> ranges = new HashMap<>();

	private @Nullable KafkaException noMarks;

	private final Map<TopicPartition, String> unread = new HashMap<>();

	/**
	 * Makes a reader.
	 * @param replayGroup the group that has committed what is done with
	 * @param timeout for all that it does
	 */
	DeadLetterReader(KafkaClients clients, String replayGroup, IgnoredMarks ignoredMarks, Duration timeout) {
		this.replayGroup = replayGroup;
		this.ignoredMarks = ignoredMarks;
		this.timeout = timeout.dividedBy(STEPS);
		this.consumer = clients.consumer("dead-letters", replayGroup, this.timeout, IsolationLevel.READ_COMMITTED,
				FETCH_SIZE);
		this.guarded = this.guard.guard(this.consumer, 1);
		this.brokers = new Brokers(clients.admin("dead-letters", this.timeout), this.timeout);
	}

	/**
	 * Finds the partitions of topics, where they begin and end, and what is done with.
	 * @throws KafkaException if there is no partition that can be read
	 */
	void look(Collection<String> topics) {
		Supplier<Map<TopicPartition, OffsetAndMetadata>> committing = this.brokers.committed(this.replayGroup);
		PartitionAnswers<Uuid> partitions = this.brokers.partitions(topics).get();
		Map<TopicPartition, OffsetAndMetadata> committed = committed(committing);
		Set<TopicPartition> led = partitions.known().keySet();
		Supplier<PartitionAnswers<Long>> starting = this.brokers.offsets(led, OffsetSpec.earliest(),
				IsolationLevel.READ_UNCOMMITTED);
		Supplier<PartitionAnswers<Long>> ending = this.brokers.offsets(led, OffsetSpec.latest(),
				IsolationLevel.READ_COMMITTED);
		Supplier<PartitionAnswers<Long>> writing = this.brokers.offsets(led, OffsetSpec.latest(),
				IsolationLevel.READ_UNCOMMITTED);
		List<PartitionAnswers<Long>> ends = List.of(starting.get(), ending.get(), writing.get());
		this.unread.putAll(partitions.unknown());
		ends.forEach((answer) -> this.unread.putAll(answer.unknown()));
		for (TopicPartition partition : led) {
			if (!this.unread.containsKey(partition)) {
				long start = ends.get(0).known().get(partition);
				ReplayMarks marks = ReplayMarks.of(committed.get(partition), start, ends.get(2).known().get(partition));
				this.ignoredMarks.log(this.replayGroup, partition, marks);
				this.ranges.put(partition, new DeadLetterRange(start, ends.get(1).known().get(partition), marks));
			}
		}
		requireSomeRead();
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
	 * Fails if no partition could be read.
	 */
	void requireSomeRead() {
		if (this.unread.keySet().containsAll(this.ranges.keySet())) {
			throw new TimeoutException("of the dead letters, " + PartitionAnswers.describe(this.unread));
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
		return (this.noMarks != null) ? null : this.ranges.get(partition).marks().isDone(offset);
	}

	/**
	 * The replay group, of which this reader is no member.
	 */
	ConsumerGroupMetadata group() {
		return this.consumer.groupMetadata();
	}

	/**
	 * The partitions that can be read.
	 */
	Map<TopicPartition, DeadLetterRange> ranges() {
		return this.ranges;
	}

	/**
	 * The partitions that cannot be read, or not to their ends, and why.
	 */
	Map<TopicPartition, String> unread() {
		return this.unread;
	}

	/**
	 * Reads from offsets to the ends of the partitions, each in order.
	 * @param visitor is given each record; false ends its partition
	 */
	void read(Map<TopicPartition, Long> from, BiPredicate<TopicPartition, ConsumerRecord<byte[], byte[]>> visitor) {
		Set<TopicPartition> open = new HashSet<>(from.keySet());
		this.consumer.assign(open);
		from.forEach(this.consumer::seek);
		long deadline = System.nanoTime() + this.timeout.toNanos();
		try {
			closeRead(open);
			while (!open.isEmpty() && System.nanoTime() < deadline) {
				read(open, visitor);
			}
			open.forEach((partition) -> this.unread.put(partition,
					"not read to its end within %s ms".formatted(this.timeout.toMillis())));
		}
		catch (InterruptException ex) {
			throw ex;
		}
		catch (KafkaException ex) {
			open.forEach((partition) -> this.unread.put(partition, ex.getMessage()));
		}
	}

	private void read(Set<TopicPartition> open, BiPredicate<TopicPartition, ConsumerRecord<byte[], byte[]>> visitor) {
		boolean nothing = true;
		for (ConsumerRecord<byte[], byte[]> record : this.guarded.poll(Duration.ofMillis(50))) {
			nothing = false;
			TopicPartition partition = new TopicPartition(record.topic(), record.partition());
			long end = this.ranges.get(partition).end();
			boolean goesOn = record.offset() < end && visitor.test(partition, record) && record.offset() + 1 < end;
			if (!goesOn) {
				open.remove(partition);
				this.consumer.pause(Set.of(partition));
			}
		}
		if (nothing) {
			closeRead(open);
		}
	}

	// Of a partition's last offsets there may be no record: marks of transactions, and
	// what was compacted.
	private void closeRead(Set<TopicPartition> open) {
		Set<TopicPartition> read = new HashSet<>(open);
		read.removeIf((partition) -> this.consumer.position(partition) < this.ranges.get(partition).end());
		this.consumer.pause(read);
		open.removeAll(read);
		this.guard.held().forEach((partition, offset) -> {
			if (open.remove(partition)) {
				this.unread.put(partition, "not read on from offset %s: the record cannot be read".formatted(offset));
			}
		});
	}

	@Override
	public void close() {
		this.consumer.close(CloseOptions.timeout(Duration.ZERO));
		this.brokers.close();
	}

	/**
	 * What there is of a partition. A mark may be beyond the end, while a transaction
	 * that holds records back is open.
	 *
	 * @param start the offset of the first dead letter
	 * @param end the offset after the last one
	 * @param marks which of them are done with
	 */
	record DeadLetterRange(long start, long end, ReplayMarks marks) {
	}

}
