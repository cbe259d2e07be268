package suite.streams.lifecycle;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What this service depends on in Kafka and others may change at any time.
 *
 * @param cluster the cluster's id, {@code null} if it has none
 * @param partitions how many the topics have; no entry where a topic does not exist
 * @param maxMessageBytes what the topics take; no entry where a topic does not exist
 */
record KafkaFacts(@Nullable String cluster, Map<String, Integer> partitions, Map<String, Long> maxMessageBytes) {

}
