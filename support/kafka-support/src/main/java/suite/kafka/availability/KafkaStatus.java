package suite.kafka.availability;

import java.time.Instant;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/**
 * What the last probe saw of Kafka and of the topics that this service uses.
 *
 * @param available whether Kafka answers and each topic has a partition at least that can
 * serve
 * @param detail why not, or what was found
 * @param since when {@code available} last changed
 * @param partitions how many each topic has; no entry where it is not known
 * @param obstacles the partitions that cannot serve; none is known while Kafka does not
 * answer
 */
public record KafkaStatus(boolean available, String detail, Instant since, Map<String, Integer> partitions,
		Map<TopicPartition, Obstacle> obstacles) {

	/**
	 * Why a partition cannot serve.
	 *
	 * @param reason such as {@code has no leader}
	 * @param since when a probe saw it first
	 */
	public record Obstacle(String reason, Instant since) {

		static final String NO_LEADER = "has no leader";

		/**
		 * Whether nobody can use the partition. Otherwise records that need no more than
		 * the leader may still be taken.
		 */
		public boolean isLeaderless() {
			return this.reason.equals(NO_LEADER);
		}
	}

	static KafkaStatus unavailable(String detail, Instant since) {
		return new KafkaStatus(false, detail, since, Map.of(), Map.of());
	}
}
