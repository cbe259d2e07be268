package suite.consumer.deadletter;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import suite.consumer.record.Readers;
import suite.consumer.record.RecordBuffer;

/**
 * Reads dead-letter topics, and which of the dead letters are done with. For one thread,
 * to be closed.
 */
class DeadLetterReader implements AutoCloseable {

	private static final long MAX_BYTES = 32 * 1024 * 1024;

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Duration timeout;

	DeadLetterReader(Readers readers, String replayGroup, Duration timeout) {
		this.consumer = readers.create("dead-letters", timeout,
				Map.of(ConsumerConfig.GROUP_ID_CONFIG, replayGroup, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500));
		this.timeout = timeout;
	}

	/**
	 * The replay group, of which this reader is no member.
	 */
	ConsumerGroupMetadata group() {
		return this.consumer.groupMetadata();
	}

	/**
	 * The partitions of topics.
	 * @throws org.apache.kafka.common.KafkaException if Kafka does not tell
	 */
	Set<TopicPartition> partitions(List<String> topics) {
		return topics.stream()
			.flatMap((topic) -> this.consumer.partitionsFor(topic).stream())
			.map((info) -> new TopicPartition(info.topic(), info.partition()))
			.collect(Collectors.toSet());
	}

	/**
	 * What is done with in each partition.
	 */
	Map<TopicPartition, ReplayMarks> marks(Set<TopicPartition> partitions) {
		this.consumer.assign(partitions);
		Map<TopicPartition, OffsetAndMetadata> committed = this.consumer.committed(partitions);
		Map<TopicPartition, Long> starts = this.consumer.beginningOffsets(partitions);
		return partitions.stream()
			.collect(Collectors.toMap((partition) -> partition,
					(partition) -> ReplayMarks.of(committed.get(partition), starts.get(partition))));
	}

	/**
	 * The newest dead letters, newest first; fewer than the limit where they are large.
	 */
	List<ConsumerRecord<byte[], byte[]>> newest(Set<TopicPartition> partitions, int limit) {
		this.consumer.assign(partitions);
		Map<TopicPartition, Long> starts = this.consumer.beginningOffsets(partitions);
		Map<TopicPartition, Long> from = new HashMap<>();
		this.consumer.endOffsets(partitions)
			.forEach((partition, end) -> from.put(partition, Math.max(starts.get(partition), end - limit)));
		Map<TopicPartition, RecordBuffer> newest = new HashMap<>();
		read(from, (partition, record) -> {
			RecordBuffer buffer = newest.computeIfAbsent(partition,
					(added) -> new RecordBuffer(limit, MAX_BYTES / partitions.size()));
			buffer.add(List.of(record));
			// Or the last record of each partition would hold on to its fetch.
			buffer.weigh();
			return true;
		});
		return newest.values()
			.stream()
			.flatMap((buffer) -> buffer.newest((record) -> true, limit).stream())
			.sorted(Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp).reversed())
			.limit(limit)
			.toList();
	}

	/**
	 * Reads from offsets to the ends that the partitions have now, each in order.
	 * @param visitor is given each record; false ends its partition
	 * @throws TimeoutException if that takes too long
	 */
	void read(Map<TopicPartition, Long> from, BiPredicate<TopicPartition, ConsumerRecord<byte[], byte[]>> visitor) {
		this.consumer.assign(from.keySet());
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(from.keySet());
		Set<TopicPartition> open = new HashSet<>(from.keySet());
		from.forEach(this.consumer::seek);
		long deadline = System.nanoTime() + this.timeout.toNanos();
		while (true) {
			open.removeIf((partition) -> this.consumer.position(partition) >= ends.get(partition));
			if (open.isEmpty()) {
				return;
			}
			if (System.nanoTime() > deadline) {
				throw new TimeoutException(
						"%s could not be read within %d ms".formatted(open, this.timeout.toMillis()));
			}
			for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(Duration.ofMillis(100))) {
				TopicPartition partition = new TopicPartition(record.topic(), record.partition());
				if (open.contains(partition)
						&& (record.offset() >= ends.get(partition) || !visitor.test(partition, record))) {
					open.remove(partition);
					this.consumer.pause(Set.of(partition));
				}
			}
		}
	}

	@Override
	public void close() {
		this.consumer.close(CloseOptions.timeout(this.timeout));
	}

}
