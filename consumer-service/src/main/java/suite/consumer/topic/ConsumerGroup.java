package suite.consumer.topic;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * The group that consumes. It commits what was processed, so it must have a name.
 */
@Component
public class ConsumerGroup {

	private final String id;

	/**
	 * Takes the group of the settings.
	 * @throws IllegalArgumentException if there is none
	 */
	ConsumerGroup(KafkaProperties kafka) {
		String id = kafka.getConsumer().getGroupId();
		if (id == null || id.isBlank()) {
			throw new IllegalArgumentException("spring.kafka.consumer.group-id must be the name of a group, not empty");
		}
		this.id = id;
	}

	public String id() {
		return this.id;
	}

}
