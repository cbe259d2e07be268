package suite.message;

import java.time.Instant;
import java.util.Objects;

/**
 * One event.
 *
 * @param id identifies the message within its run
 * @param timestamp when it was made; on the wire seconds since the epoch with a fraction
 * @param value the payload of the case, ten times the id there
 * @param userId whom it concerns; its UTF-8 bytes are the record's key, so that messages
 * of one user keep their order
 */
public record Message(long id, Instant timestamp, long value, String userId) {

	public Message {
		Objects.requireNonNull(timestamp, "timestamp");
		Objects.requireNonNull(userId, "userId");
	}
}
