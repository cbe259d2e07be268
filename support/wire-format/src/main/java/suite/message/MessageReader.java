package suite.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads any JSON object that holds a message: fields in any order, unknown ones ignored,
 * of repeated ones the last. What is only being sent, and may lack its timestamp, must
 * have no others and each once. Says of anything else which field is wrong and why. Used
 * by one thread for one object.
 */
final class MessageReader implements MessageField.Source {

	private final @Nullable Object[] values = new Object[MessageField.values().length];

	private final boolean[] seen = new boolean[this.values.length];

	private final boolean strict;

	private @Nullable String problem;

	private MessageReader(@Nullable Instant defaultTimestamp) {
		this.values[MessageField.TIMESTAMP.ordinal()] = defaultTimestamp;
		this.strict = defaultTimestamp != null;
	}

	/**
	 * Reads the object that the parser stands at the start of, to its end even if it is
	 * not a message: the parser can go on behind it.
	 * @param defaultTimestamp what stands in for a missing timestamp, null if it must not
	 * be missing
	 * @throws MalformedMessageException if the object is not a message
	 * @throws tools.jackson.core.JacksonException if it is not JSON
	 */
	static Message read(JsonParser parser, @Nullable Instant defaultTimestamp) {
		MessageReader reader = new MessageReader(defaultTimestamp);
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			MessageField field = MessageField.of(name);
			if (reader.strict) {
				reader.requireOnce(name, field);
			}
			parser.nextToken();
			if (field != null) {
				reader.read(field, parser);
			}
			parser.skipChildren();
		}
		return reader.message();
	}

	private void requireOnce(String name, @Nullable MessageField field) {
		if (field == null) {
			complain("%s is not a field of a message; expected %s".formatted(Excerpt.of(name),
					Arrays.stream(MessageField.values())
						.map(MessageField::jsonName)
						.sorted()
						.collect(Collectors.joining(", "))));
		}
		else if (this.seen[field.ordinal()]) {
			complain(name + ": expected it once");
		}
		else {
			this.seen[field.ordinal()] = true;
		}
	}

	private void read(MessageField field, JsonParser parser) {
		Object value = switch (field.kind()) {
			case INTEGER -> JsonValues.integer(parser);
			case SECONDS -> JsonValues.instant(parser);
			case TEXT -> JsonValues.text(parser);
		};
		if (value == null) {
			complain("%s: expected %s, found %s".formatted(field.jsonName(), field.kind().expected(),
					Json.found(parser)));
		}
		this.values[field.ordinal()] = value;
	}

	private Message message() {
		for (MessageField field : MessageField.values()) {
			if (this.values[field.ordinal()] == null) {
				complain(field.jsonName() + " is missing");
			}
		}
		if (this.problem != null) {
			throw new MalformedMessageException(this.problem);
		}
		return MessageField.read(this);
	}

	// The first that is wrong is told.
	private void complain(String found) {
		if (this.problem == null) {
			this.problem = found;
		}
	}

	@Override
	public long integer(MessageField field) {
		return (Long) value(field);
	}

	@Override
	public Instant seconds(MessageField field) {
		return (Instant) value(field);
	}

	@Override
	public String text(MessageField field) {
		return (String) value(field);
	}

	private Object value(MessageField field) {
		return Objects.requireNonNull(this.values[field.ordinal()]);
	}

}
