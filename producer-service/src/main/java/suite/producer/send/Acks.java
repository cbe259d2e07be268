package suite.producer.send;

import java.util.Arrays;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerConfig;

import suite.message.Excerpt;

/**
 * Which replicas must have a record before the broker answers.
 */
public enum Acks {

	/** All in-sync replicas: an acknowledged record survives the loss of a broker. */
	ALL("all"),

	/** The leader only: lost if the leader dies before a follower has copied it. */
	LEADER("1"),

	/** None: the record counts as acknowledged once it was written to the socket. */
	NONE("0");

	private final String setting;

	Acks(String setting) {
		this.setting = setting;
	}

	/**
	 * Kafka's name for it: {@code all}, {@code 1} or {@code 0}.
	 */
	public String setting() {
		return this.setting;
	}

	/**
	 * The level with Kafka's name.
	 * @throws IllegalArgumentException if there is none
	 */
	public static Acks of(String setting) {
		return Arrays.stream(values())
			.filter((acks) -> acks.setting.equals(setting))
			.findFirst()
			.orElseThrow(
					() -> new IllegalArgumentException("acks: expected all, 1 or 0, found " + Excerpt.of(setting)));
	}

	// Idempotence needs the answer of all in-sync replicas.
	Map<String, Object> config() {
		return Map.of(ProducerConfig.ACKS_CONFIG, this.setting, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, this == ALL);
	}

}
