package suite.consumer.consumption;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

import suite.consumer.record.Readers;

/**
 * Finds the first record at or after an offset, to know how old it is. Used by one thread
 * at a time.
 */
class OldestRecords implements AutoCloseable {

	/**
	 * One record of each partition is wanted; a broker always sends a whole batch, but
	 * with this no more than that.
	 */
	private static final Map<String, Object> SMALL_FETCHES = Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1,
			ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024);

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Duration timeout;

	OldestRecords(Readers readers, Duration timeout) {
		this.consumer = readers.create("consumption", timeout, SMALL_FETCHES);
		this.timeout = timeout;
	}

	/**
	 * Looks for the first record of each range of offsets.
	 * @param ranges from an offset (inclusive) to another (exclusive)
	 * @return the timestamp in ms of the first record; empty if the range holds none (but
	 * marks of transactions); no entry for what could not be read in time
	 */
	Map<TopicPartition, OptionalLong> timestamps(Map<TopicPartition, Range> ranges) {
		Map<TopicPartition, OptionalLong> found = new HashMap<>();
		Set<TopicPartition> open = new HashSet<>(ranges.keySet());
		this.consumer.assign(open);
		this.consumer.resume(open);
		ranges.forEach((partition, range) -> this.consumer.seek(partition, range.from()));
		long deadline = System.nanoTime() + this.timeout.toNanos();
		while (!open.isEmpty() && System.nanoTime() < deadline) {
			for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(Duration.ofMillis(100))) {
				TopicPartition partition = new TopicPartition(record.topic(), record.partition());
				if (open.remove(partition)) {
					found.put(partition, OptionalLong.of(record.timestamp()));
					this.consumer.pause(Set.of(partition));
				}
			}
			for (TopicPartition partition : Set.copyOf(open)) {
				if (this.consumer.position(partition) >= ranges.get(partition).to()) {
					open.remove(partition);
					found.put(partition, OptionalLong.empty());
				}
			}
		}
		return found;
	}

	@Override
	public void close() {
		this.consumer.close(CloseOptions.timeout(this.timeout));
	}

	/**
	 * Offsets of one partition.
	 */
	record Range(long from, long to) {
	}

}
