package suite.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads any JSON that holds a message: fields in any order, unknown ones ignored, of
 * repeated ones the last. What is only being sent, and may lack its timestamp, must have
 * no others and each once. Says of anything else which field is wrong and why.
 */
public final class MessageReader {

	// A number of any length is read as far as its end, so that it is complained of with
	// the name of its field.
	private static final JsonFactory JSON = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		.streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
		.build();

	private static final List<String> FIELDS = List.of("id", "timestamp", "user_id", "value");

	/**
	 * To make a number of digits takes time that grows with the square of their count.
	 */
	private static final int MAX_DIGITS = 1000;

	/** A double has 17 digits at most; more than this is an attack, not a time. */
	private static final int MAX_SCALE = 64;

	private Long id;

	private Instant timestamp;

	private Long value;

	private String userId;

	private String problem;

	private final boolean strict;

	/** A bit for each of the fields. */
	private int seen;

	private MessageReader(Instant defaultTimestamp) {
		this.timestamp = defaultTimestamp;
		this.strict = defaultTimestamp != null;
	}

	/**
	 * A parser for UTF-8 JSON, for reading several messages with
	 * {@link #read(JsonParser, Instant)}. A byte order mark before it is skipped.
	 * @throws MalformedMessageException if it is not UTF-8
	 */
	public static JsonParser parser(byte[] json) {
		int malformed = Utf8.firstMalformed(json);
		if (malformed >= 0) {
			throw new MalformedMessageException("not valid UTF-8 at byte " + (malformed + 1L));
		}
		int start = Utf8.byteOrderMark(json);
		return JSON.createParser(ObjectReadContext.empty(), json, start, json.length - start);
	}

	static Message read(byte[] json, Instant defaultTimestamp) {
		try (JsonParser parser = parser(json)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw new MalformedMessageException("expected a JSON object such as "
						+ "{\"id\":42,\"value\":420,\"user_id\":\"user_2\"}, found " + found(parser));
			}
			Message message = read(parser, defaultTimestamp);
			if (parser.nextToken() != null) {
				throw new MalformedMessageException("expected nothing after the object, found " + found(parser));
			}
			return message;
		}
		catch (JacksonException ex) {
			throw malformed(ex);
		}
	}

	/**
	 * Reads the object that the parser stands at the start of, to its end even if it is
	 * not a message: the parser can go on behind it.
	 * @param defaultTimestamp what stands in for a missing timestamp, null if it must not
	 * be missing
	 * @throws MalformedMessageException if the object is not a message
	 * @throws JacksonException if it is not JSON
	 */
	public static Message read(JsonParser parser, Instant defaultTimestamp) {
		MessageReader reader = new MessageReader(defaultTimestamp);
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			if (reader.strict) {
				reader.requireOnce(name);
			}
			parser.nextToken();
			reader.field(name, parser);
			parser.skipChildren();
		}
		return reader.message();
	}

	/**
	 * What is wrong with text that is not JSON, and where.
	 */
	public static MalformedMessageException malformed(JacksonException ex) {
		// Beyond a bound of the parser there is no location, but the name of a method.
		// Other texts list all JSON there is, or the parser's features to enable.
		String problem = ex.getOriginalMessage()
			.replaceAll(",? from `[^`]*`|: enable `.*|(: was expecting)? \\(JSON String.*|\\s*\\([^(]*\\[Source:.*",
					"");
		return new MalformedMessageException((ex.getLocation() != null)
				? "not valid JSON at column %s: %s".formatted(ex.getLocation().getColumnNr(), problem)
				: "not valid JSON: " + problem, ex);
	}

	private void requireOnce(String name) {
		int index = FIELDS.indexOf(name);
		if (this.problem == null && index < 0) {
			this.problem = "%s is not a field of a message; expected %s".formatted(Excerpt.of(name),
					String.join(", ", FIELDS));
		}
		else if (this.problem == null && (this.seen & 1 << index) != 0) {
			this.problem = name + ": expected it once";
		}
		this.seen |= 1 << index;
	}

	private void field(String name, JsonParser parser) {
		switch (name) {
			case "id" -> this.id = integer(name, parser);
			case "timestamp" -> this.timestamp = instant(parser);
			case "value" -> this.value = integer(name, parser);
			case "user_id" -> this.userId = text(parser);
			default -> {
			}
		}
	}

	private Long integer(String name, JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
				&& parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
			return parser.getLongValue();
		}
		complain(name, "an integer from -2^63 to 2^63-1", parser);
		return null;
	}

	private Instant instant(JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
				|| parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
			BigDecimal seconds = decimal(parser);
			// An exponent can name a number of a billion digits in a few characters.
			if (seconds != null && Math.abs((long) seconds.scale()) <= MAX_SCALE
					&& seconds.abs().compareTo(MAX_SECOND) <= 0) {
				BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
				BigDecimal nanos = seconds.subtract(whole).movePointRight(9);
				return Instant.ofEpochSecond(whole.longValueExact(), nanos.intValue());
			}
		}
		complain("timestamp", "seconds since the epoch such as 1700000000.123", parser);
		return null;
	}

	private static BigDecimal decimal(JsonParser parser) {
		try {
			return (parser.getStringLength() <= MAX_DIGITS) ? parser.getDecimalValue() : null;
		}
		catch (NumberFormatException ex) {
			// Its exponent is beyond what a BigDecimal has.
			return null;
		}
	}

	private static final BigDecimal MAX_SECOND = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

	private String text(JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_STRING) {
			String text = parser.getString();
			if (!text.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
				return text;
			}
		}
		complain("user_id", "a string of one or more Unicode characters", parser);
		return null;
	}

	private void complain(String name, String expected, JsonParser parser) {
		if (this.problem == null) {
			this.problem = "%s: expected %s, found %s".formatted(name, expected, found(parser));
		}
	}

	/**
	 * What the parser stands at, as a text shows it.
	 */
	public static String found(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == null) {
			return "nothing";
		}
		return switch (token) {
			case START_OBJECT -> "an object";
			case START_ARRAY -> "an array";
			case VALUE_STRING -> "the string \"%s\"".formatted(Excerpt.of(parser.getString()));
			default -> Excerpt.of(parser.getString());
		};
	}

	private Message message() {
		require("id", this.id);
		require("timestamp", this.timestamp);
		require("value", this.value);
		require("user_id", this.userId);
		if (this.problem != null) {
			throw new MalformedMessageException(this.problem);
		}
		return new Message(this.id, this.timestamp, this.value, this.userId);
	}

	private void require(String name, Object field) {
		if (field == null && this.problem == null) {
			this.problem = name + " is missing";
		}
	}

}
