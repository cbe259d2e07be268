package suite.consumer.consumption;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

import suite.kafka.ask.KafkaClients;
import suite.kafka.ask.PartitionAnswers;

/**
 * Finds the first record at or after an offset, to know how old it is. Used by one thread
 * at a time.
 */
class OldestRecords implements AutoCloseable {

	/**
	 * One record of each partition is wanted. A broker always sends a whole batch; with
	 * this size it sends only one.
	 */
	private static final int FETCH_SIZE = 1024;

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Duration timeout;

	OldestRecords(KafkaClients clients, IsolationLevel isolation, Duration timeout) {
		this.consumer = clients.consumer("consumption", null, timeout, isolation, FETCH_SIZE);
		this.timeout = timeout;
	}

	/**
	 * Looks for the first record of each range of offsets.
	 * @param ranges from an offset (inclusive) to another (exclusive)
	 * @return the timestamp in ms of the first record, negative if it has none; empty if
	 * the range holds only marks of transactions
	 */
	PartitionAnswers<OptionalLong> timestamps(Map<TopicPartition, Range> ranges) {
		Map<TopicPartition, OptionalLong> found = new HashMap<>();
		Map<TopicPartition, Range> open = new HashMap<>(ranges);
		String reason = "not read within %s ms".formatted(this.timeout.toMillis());
		try {
			find(open, found);
		}
		catch (InterruptException ex) {
			throw ex;
		}
		catch (KafkaException ex) {
			reason = ex.getMessage();
		}
		catch (OutOfMemoryError ex) {
			reason = "a record does not fit into the heap";
		}
		Map<TopicPartition, String> unknown = new HashMap<>();
		for (TopicPartition partition : open.keySet()) {
			unknown.put(partition, reason);
		}
		return new PartitionAnswers<>(found, unknown);
	}

	private void find(Map<TopicPartition, Range> open, Map<TopicPartition, OptionalLong> found) {
		this.consumer.assign(open.keySet());
		this.consumer.resume(open.keySet());
		open.forEach((partition, range) -> this.consumer.seek(partition, range.from()));
		long deadline = System.nanoTime() + this.timeout.toNanos();
		while (!open.isEmpty() && System.nanoTime() < deadline) {
			for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(Duration.ofMillis(100))) {
				TopicPartition partition = new TopicPartition(record.topic(), record.partition());
				if (open.remove(partition) != null) {
					found.put(partition, OptionalLong.of(record.timestamp()));
					this.consumer.pause(Set.of(partition));
				}
			}
			Map.copyOf(open).forEach((partition, range) -> {
				if (this.consumer.position(partition) >= range.to()) {
					open.remove(partition);
					found.put(partition, OptionalLong.empty());
				}
			});
		}
	}

	@Override
	public void close() {
		this.consumer.close(CloseOptions.timeout(Duration.ZERO));
	}

	/**
	 * Offsets of one partition.
	 */
	record Range(long from, long to) {
	}

}
