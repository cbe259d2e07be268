package suite.kafka.availability;

/**
 * Kafka answers, all declared topics exist, each partition with enough in-sync replicas,
 * and their leaders have answered. Published each time this becomes true, on the probe's
 * thread: at the start and after each outage.
 */
public record KafkaAvailableEvent() {
}
