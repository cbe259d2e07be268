package suite.deadletter;

import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

import org.springframework.stereotype.Component;

import suite.kafka.availability.KafkaAvailability;

/**
 * Knows where replayed records go, and whether they can go there now. Thread-safe.
 */
@Component
class ReplayDestinations {

	private final KafkaAvailability availability;

	ReplayDestinations(KafkaAvailability availability) {
		this.availability = availability;
	}

	/**
	 * What keeps a dead letter from going back to its topic. One without a key goes to
	 * any partition that can serve.
	 * @return empty if nothing is known to
	 */
	Optional<String> obstacle(ConsumerRecord<byte[], byte[]> deadLetter) {
		String topic = DeadLetterTopics.originalOf(deadLetter.topic());
		Integer partitions = this.availability.status().partitions().get(topic);
		if (deadLetter.key() == null || partitions == null) {
			return Optional.empty();
		}
		// As Kafka's producer chooses.
		TopicPartition partition = new TopicPartition(topic,
				Utils.toPositive(Utils.murmur2(deadLetter.key())) % partitions);
		return this.availability.obstacle(partition).map((obstacle) -> partition + " " + obstacle.reason());
	}

}
