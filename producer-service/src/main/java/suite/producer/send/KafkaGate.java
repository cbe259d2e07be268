package suite.producer.send;

import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

import suite.kafka.availability.KafkaAvailability;
import suite.kafka.availability.KafkaStatus;

/**
 * Refuses work at once where waiting for Kafka would be in vain: before the topics exist,
 * and in an outage that has outlasted a broker's failover. A short outage is left to the
 * producer's own retries. Thread-safe.
 */
@Component
public class KafkaGate {

	/**
	 * A little more than the 9 s after which a dead broker is fenced, with Kafka's
	 * default {@code broker.session.timeout.ms}, and its partitions get another leader.
	 */
	private static final Duration FAILOVER = Duration.ofSeconds(12);

	private final KafkaAvailability availability;

	KafkaGate(KafkaAvailability availability) {
		this.availability = availability;
	}

	/**
	 * Returns if it is worth sending.
	 * @throws SendException {@link SendException.Outcome#NOT_SENT} if it is not
	 */
	public void check() {
		KafkaStatus status = this.availability.status();
		if (!status.available()
				&& (!this.availability.hasBeenAvailable() || status.since().isBefore(Instant.now().minus(FAILOVER)))) {
			throw new SendException(SendException.Outcome.NOT_SENT,
					"not sent: Kafka is not available: " + status.detail(), null);
		}
	}

}
