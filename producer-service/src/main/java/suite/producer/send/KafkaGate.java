package suite.producer.send;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import suite.kafka.availability.KafkaAvailability;
import suite.kafka.availability.KafkaStatus;
import suite.kafka.availability.KafkaStatus.Obstacle;

/**
 * Refuses work at once where waiting for Kafka would be in vain: before a topic exists,
 * and in an outage that has outlasted a broker's failover. A short outage is left to the
 * producer's own retries. Only the partition that a record goes to is judged; where that
 * is not known, all of its topic. Thread-safe.
 */
@Component
public class KafkaGate {

	private record Refusal(Obstacle obstacle, SendException exception) {
	}

	private final KafkaAvailability availability;

	private final GateSettings settings;

	private final Map<TopicPartition, Refusal> refusals = new ConcurrentHashMap<>();

	KafkaGate(KafkaAvailability availability, GateSettings settings) {
		this.availability = availability;
		this.settings = settings;
	}

	/**
	 * Returns if it is worth sending to some partition of a topic.
	 * @throws SendException {@link SendException.Outcome#NOT_SENT} if it is not
	 */
	public void check(String topic) {
		KafkaStatus status = this.availability.status();
		Integer partitions = status.partitions().get(topic);
		if (partitions == null) {
			if (!this.availability.hasBeenAvailable() || isLasting(status.since())) {
				throw notSent("Kafka is not available: " + status.detail());
			}
		}
		else if (IntStream.range(0, partitions)
			.allMatch(
					(partition) -> isClosed(status.obstacles().get(new TopicPartition(topic, partition)), Acks.ALL))) {
			throw notSent("no partition of %s can serve: %s".formatted(topic, status.detail()));
		}
	}

	/**
	 * Why it is not worth sending to the partition of a key.
	 * @return {@link SendException.Outcome#NOT_SENT} naming the partition, null if it is
	 * worth it or not known
	 */
	public @Nullable SendException refusal(String topic, byte[] key, Acks acks) {
		KafkaStatus status = this.availability.status();
		if (status.obstacles().isEmpty()) {
			return null;
		}
		TopicPartition partition = partition(topic, key);
		Obstacle obstacle = status.obstacles().get(partition);
		return (obstacle != null && isClosed(obstacle, acks)) ? refusal(partition, obstacle) : null;
	}

	// Made once: there can be millions of records for a partition.
	private SendException refusal(TopicPartition partition, Obstacle obstacle) {
		Refusal known = this.refusals.get(partition);
		if (known == null || !known.obstacle().equals(obstacle)) {
			known = new Refusal(obstacle,
					notSent("partition %s %s since %s".formatted(partition, obstacle.reason(), obstacle.since())));
			this.refusals.put(partition, known);
		}
		return known.exception();
	}

	/**
	 * The partition that Kafka's default partitioner chooses for a key.
	 * @return {@code -1} in place of the number if it is not known
	 */
	public TopicPartition partition(String topic, byte[] key) {
		Integer partitions = this.availability.status().partitions().get(topic);
		return new TopicPartition(topic, (partitions != null) ? Utils.toPositive(Utils.murmur2(key)) % partitions : -1);
	}

	// Before Kafka was available a leader may be so new that it would take records in
	// another order than they were sent in.
	private boolean isClosed(@Nullable Obstacle obstacle, Acks acks) {
		return obstacle != null && (!this.availability.hasBeenAvailable()
				|| (isLasting(obstacle.since()) && (acks == Acks.ALL || obstacle.isLeaderless())));
	}

	private boolean isLasting(Instant since) {
		return since.isBefore(Instant.now().minus(this.settings.failover()));
	}

	private static SendException notSent(String detail) {
		return new SendException(SendException.Outcome.NOT_SENT, "not sent: " + detail, null);
	}

}
