package suite.kafka.losses;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which offsets there are in a partition.
 *
 * @param start the first one
 * @param end the one after the last that the consumer can read
 */
public record LogRange(long start, long end) {

	/**
	 * Asks the partition's leader.
	 * @param timeout for each of two questions
	 * @throws org.apache.kafka.common.errors.TimeoutException if it does not answer
	 */
	public static LogRange of(Consumer<?, ?> consumer, TopicPartition partition, Duration timeout) {
		Set<TopicPartition> only = Set.of(partition);
		return new LogRange(
				Objects.requireNonNull(consumer.beginningOffsets(only, timeout).get(partition), partition::toString),
				Objects.requireNonNull(consumer.endOffsets(only, timeout).get(partition), partition::toString));
	}

}
