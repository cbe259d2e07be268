package suite.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
		MessageWriter writer = new MessageWriter();
		MessageField.write(message, writer);
		return writer.end();
	}

	/**
	 * Reads a message.
	 * @throws MalformedMessageException if it is not one
	 */
	public static Message decode(byte[] json) {
		Message message = CanonicalReader.read(json);
		return (message != null) ? message : parse(json, null);
	}

	/**
	 * Reads a message whose timestamp may be left out.
	 * @param defaultTimestamp what stands in for a missing timestamp
	 * @throws MalformedMessageException if it is not a message
	 */
	public static Message decode(byte[] json, Instant defaultTimestamp) {
		Message message = CanonicalReader.read(json);
		return (message != null) ? message : parse(json, defaultTimestamp);
	}

	/**
	 * Reads a message that is written as this suite writes it, but for single blanks: it
	 * can go on as it is.
	 * @return null if it is written in another way, or is no message
	 */
	public static @Nullable Message decodeCanonical(byte[] json) {
		return CanonicalReader.read(json);
	}

	/**
	 * Reads a message whose timestamp may be left out, of the object that a parser of
	 * {@link Json} stands at the start of. Reads it to its end even if it is not a
	 * message: the parser can go on behind it.
	 * @param defaultTimestamp what stands in for a missing timestamp
	 * @throws MalformedMessageException if the object is not a message
	 * @throws JacksonException if it is not JSON
	 */
	public static Message decode(JsonParser parser, Instant defaultTimestamp) {
		return MessageReader.read(parser, defaultTimestamp);
	}

	/**
	 * Reads a message in any form.
	 */
	static Message parse(byte[] json, @Nullable Instant defaultTimestamp) {
		try (JsonParser parser = Json.parser(json)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw new MalformedMessageException("expected a JSON object such as "
						+ "{\"id\":42,\"value\":420,\"user_id\":\"user_2\"}, found " + Json.found(parser));
			}
			Message message = MessageReader.read(parser, defaultTimestamp);
			if (parser.nextToken() != null) {
				throw new MalformedMessageException("expected nothing after the object, found " + Json.found(parser));
			}
			return message;
		}
		catch (JacksonException ex) {
			throw Json.malformed(ex);
		}
	}

}
