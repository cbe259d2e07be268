package suite.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes and reads the wire format:
 * {@code {"id":42,"timestamp":1700000000.123,"value":420,"user_id":"user_2"}} in UTF-8.
 * Thread-safe.
 */
public final class MessageCodec {

	private MessageCodec() {
	}

	/**
	 * Writes a message. What is written reads back equal, to the nanosecond.
	 */
	public static byte[] encode(Message message) {
		return new MessageEncoder(message.userId().getBytes(StandardCharsets.UTF_8)).encode(message.id(),
				message.timestamp().getEpochSecond(), message.timestamp().getNano(), message.value());
	}

	/**
	 * Reads a message.
	 * @throws MalformedMessageException if it is not one
	 */
	public static Message decode(byte[] json) {
		Message message = CanonicalReader.read(json);
		return (message != null) ? message : MessageReader.read(json, null);
	}

	/**
	 * Reads a message whose timestamp may be left out.
	 * @param defaultTimestamp what stands in for a missing timestamp
	 * @throws MalformedMessageException if it is not a message
	 */
	public static Message decode(byte[] json, Instant defaultTimestamp) {
		Message message = CanonicalReader.read(json);
		return (message != null) ? message : MessageReader.read(json, defaultTimestamp);
	}

}
