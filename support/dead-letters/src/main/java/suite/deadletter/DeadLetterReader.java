package suite.deadletter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

import suite.kafka.access.Denial;
import suite.kafka.ask.Brokers;
import suite.kafka.ask.KafkaClients;
import suite.kafka.poll.PollGuard;

/**
 * Reads dead-letter topics once, in bounded time. What cannot be read of a partition
 * keeps nothing from being read of the others, and is named. For one thread, to be
 * closed.
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

	private final Duration timeout;

	/**
	 * Makes a reader.
	 * @param replayGroup the group that has committed what is done with
	 * @param timeout for all that it does
	 */
	DeadLetterReader(KafkaClients clients, String replayGroup, Duration timeout) {
		this.replayGroup = replayGroup;
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
	DeadLetterRanges look(Collection<String> topics, IgnoredMarks ignoredMarks) {
		return DeadLetterRanges.ask(this.brokers, topics, this.replayGroup, ignoredMarks);
	}

	/**
	 * The replay group, of which this reader is no member.
	 */
	ConsumerGroupMetadata group() {
		return this.consumer.groupMetadata();
	}

	/**
	 * Reads from offsets to the ends of the partitions, each in order.
	 * @param ranges where they end; takes note of those that are not read to there
	 * @param visitor is given each record; false ends its partition
	 */
	void read(DeadLetterRanges ranges, Map<TopicPartition, Long> from,
			BiPredicate<TopicPartition, ConsumerRecord<byte[], byte[]>> visitor) {
		Set<TopicPartition> open = new HashSet<>(from.keySet());
		this.consumer.assign(open);
		from.forEach(this.consumer::seek);
		long deadline = System.nanoTime() + this.timeout.toNanos();
		try {
			closeRead(ranges, open);
			while (!open.isEmpty() && System.nanoTime() < deadline) {
				try {
					readOn(ranges, open, visitor);
				}
				catch (TopicAuthorizationException ex) {
					leaveDenied(ranges, open, ex);
				}
			}
			open.forEach((partition) -> ranges.unread(partition,
					"not read to its end within %s ms".formatted(this.timeout.toMillis())));
		}
		catch (InterruptException ex) {
			throw ex;
		}
		catch (KafkaException ex) {
			open.forEach((partition) -> ranges.unread(partition, String.valueOf(ex.getMessage())));
		}
	}

	private void readOn(DeadLetterRanges ranges, Set<TopicPartition> open,
			BiPredicate<TopicPartition, ConsumerRecord<byte[], byte[]>> visitor) {
		boolean nothing = true;
		for (ConsumerRecord<byte[], byte[]> record : this.guarded.poll(Duration.ofMillis(50))) {
			nothing = false;
			TopicPartition partition = new TopicPartition(record.topic(), record.partition());
			long end = ranges.of(partition).end();
			boolean goesOn = record.offset() < end && visitor.test(partition, record) && record.offset() + 1 < end;
			if (!goesOn) {
				open.remove(partition);
				this.consumer.pause(Set.of(partition));
			}
		}
		if (nothing) {
			closeRead(ranges, open);
		}
	}

	private void leaveDenied(DeadLetterRanges ranges, Set<TopicPartition> open, TopicAuthorizationException denied) {
		open.stream()
			.filter((partition) -> denied.unauthorizedTopics().contains(partition.topic()))
			.toList()
			.forEach((partition) -> {
				ranges.unread(partition, Denial.needs("Read on topic " + partition.topic()));
				open.remove(partition);
			});
		this.consumer.assign(open);
	}

	// Of a partition's last offsets there may be no record: marks of transactions, and
	// what was compacted.
	private void closeRead(DeadLetterRanges ranges, Set<TopicPartition> open) {
		Set<TopicPartition> read = new HashSet<>(open);
		read.removeIf((partition) -> this.consumer.position(partition) < ranges.of(partition).end());
		this.consumer.pause(read);
		open.removeAll(read);
		this.guard.held().forEach((partition, offset) -> {
			if (open.remove(partition)) {
				ranges.unread(partition, "not read on from offset %s: the record cannot be read".formatted(offset));
			}
		});
	}

	@Override
	public void close() {
		this.consumer.close(CloseOptions.timeout(Duration.ZERO));
		this.brokers.close();
	}

}
