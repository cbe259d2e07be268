package suite.kafka.availability;

/**
 * Kafka answers, all topics that this service uses exist, and each has partitions that
 * can serve: with enough in-sync replicas, and a leader that has answered. Published each
 * time this becomes true, on the probe's thread: at the start and after each outage.
 */
public record KafkaAvailableEvent() {
}
