package suite.consumer.listen;

import java.util.Collection;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Where a partition is read from when there is no offset to continue at, by
 * {@code spring.kafka.consumer.auto-offset-reset}. The consumers of the listeners
 * themselves have no such setting: they would skip what is missing, and say nothing.
 */
@Component
class StartingPoint {

	private static final String SETTING = "spring.kafka.consumer.auto-offset-reset";

	private final boolean earliest;

	StartingPoint(KafkaProperties kafka) {
		String setting = kafka.getConsumer().getAutoOffsetReset();
		if (!"earliest".equals(setting) && !"latest".equals(setting)) {
			throw new IllegalArgumentException("%s must be earliest or latest, not %s".formatted(SETTING, setting));
		}
		this.earliest = "earliest".equals(setting);
	}

	/**
	 * Begins there, once the partition's leader says where that is.
	 */
	void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		if (partitions.isEmpty()) {
			// Kafka's consumer takes none for all.
			return;
		}
		if (this.earliest) {
			consumer.seekToBeginning(partitions);
		}
		else {
			consumer.seekToEnd(partitions);
		}
	}

	@Override
	public String toString() {
		return this.earliest ? "the first record there is" : "the next record that comes";
	}

}
