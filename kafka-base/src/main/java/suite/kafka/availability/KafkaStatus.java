package suite.kafka.availability;

import java.time.Instant;

/**
 * What the last probe saw.
 *
 * @param available whether records can be written and read now
 * @param detail why not, or what was found
 * @param since when {@code available} last changed
 */
public record KafkaStatus(boolean available, String detail, Instant since) {
}
