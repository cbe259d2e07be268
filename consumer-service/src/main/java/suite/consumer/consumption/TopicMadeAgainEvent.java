package suite.consumer.consumption;

import java.time.Instant;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/**
 * A topic was deleted, and another one of the same name made. Published on the thread
 * that has noticed it.
 *
 * @param lastSeen a time when the old topic was still there
 * @param unread how many records of the old topic the group had not read then, for each
 * partition where that is known
 */
public record TopicMadeAgainEvent(String topic, Instant lastSeen, Map<TopicPartition, Long> unread) {
}
