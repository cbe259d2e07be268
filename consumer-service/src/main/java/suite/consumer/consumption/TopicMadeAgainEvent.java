package suite.consumer.consumption;

import java.time.Instant;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/**
 * A topic was deleted, and another one of the same name made. Published on the thread
 * that has noticed it.
 *
 * @param lastSeen when the one before was there, at least
 * @param unread records that the group had not read of it then, of each partition where
 * that was known
 */
public record TopicMadeAgainEvent(String topic, Instant lastSeen, Map<TopicPartition, Long> unread) {
}
