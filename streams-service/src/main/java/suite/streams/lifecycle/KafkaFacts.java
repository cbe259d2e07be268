package suite.streams.lifecycle;

import java.util.Map;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What this service depends on in Kafka and others may change at any time.
 *
 * @param cluster the cluster's id, {@code null} if it has none
 * @param ids of the topics, another one for a topic that was made again; no entry where a
 * topic does not exist
 * @param partitions how many the topics have; no entry where a topic does not exist
 * @param maxMessageBytes what the topics take that are written to; no entry where a topic
 * does not exist
 */
record KafkaFacts(@Nullable String cluster, Map<String, Uuid> ids, Map<String, Integer> partitions,
		Map<String, Long> maxMessageBytes) {

}
