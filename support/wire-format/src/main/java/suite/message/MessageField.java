package suite.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a message on the wire, in the order in which they are written: the one
 * place that says which there are, how each is written and how it is read. A further one
 * is a constant here, and a line in {@link #write} and in {@link #read}.
 */
enum MessageField {

	ID("id", Kind.INTEGER),

	TIMESTAMP("timestamp", Kind.SECONDS),

	VALUE("value", Kind.INTEGER),

	USER_ID("user_id", Kind.TEXT);

	/** What a field holds. */
	enum Kind {

		/** A {@code long}. */
		INTEGER("an integer from -2^63 to 2^63-1"),

		/** An {@link Instant}. */
		SECONDS("seconds since the epoch such as 1700000000.123"),

		/** A {@link String}. */
		TEXT("a string of one or more Unicode characters");

		private final String expected;

		Kind(String expected) {
			this.expected = expected;
		}

		/** What is expected of its values, in words. */
		String expected() {
			return this.expected;
		}

	}

	/** Reads the values of the fields, each of its kind, in the order of the fields. */
	interface Source {

		long integer(MessageField field);

		Instant seconds(MessageField field);

		String text(MessageField field);

	}

	private static final Map<String, MessageField> BY_NAME = Arrays.stream(values())
		.collect(Collectors.toMap(MessageField::jsonName, Function.identity()));

	private final String jsonName;

	private final Kind kind;

	private final byte[] prefix;

	MessageField(String jsonName, Kind kind) {
		this.jsonName = jsonName;
		this.kind = kind;
		this.prefix = "%s\"%s\":".formatted((ordinal() == 0) ? "{" : ",", jsonName).getBytes(StandardCharsets.UTF_8);
	}

	static void write(Message message, MessageWriter out) {
		out.integer(ID, message.id());
		out.seconds(TIMESTAMP, message.timestamp());
		out.integer(VALUE, message.value());
		out.text(USER_ID, message.userId());
	}

	static Message read(Source in) {
		return new Message(in.integer(ID), in.seconds(TIMESTAMP), in.integer(VALUE), in.text(USER_ID));
	}

	String jsonName() {
		return this.jsonName;
	}

	Kind kind() {
		return this.kind;
	}

	/** What is written before its value; not to be changed. */
	byte[] prefix() {
		return this.prefix;
	}

	/** The field of that name, null if there is none. */
	static @Nullable MessageField of(String jsonName) {
		return BY_NAME.get(jsonName);
	}

}
