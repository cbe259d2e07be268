package suite.kafka.availability;

/**
 * Kafka answers and all declared topics exist with a leader and enough in-sync replicas.
 * Published each time this becomes true, on the probe's thread: at the start and after
 * each outage.
 */
public record KafkaAvailableEvent() {
}
