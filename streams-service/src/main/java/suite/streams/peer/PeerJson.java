package suite.streams.peer;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The JSON of another instance, value by value. A value of another kind than expected
 * ends the reading. Used by one thread.
 */
class PeerJson {

	private static final long MAX_NUMBER = 1L << 50;

	private final JsonParser parser;

	PeerJson(JsonParser parser) {
		this.parser = parser;
	}

	/** Moves to the first value. */
	void begin() {
		this.parser.nextToken();
	}

	void beginObject(String otherwise) throws IOException {
		require(this.parser.currentToken() == JsonToken.START_OBJECT, otherwise);
	}

	/**
	 * Moves to the value of the object's next field.
	 * @return the field's name, {@code null} at the object's end
	 */
	@Nullable String nextField() {
		String name = this.parser.nextName();
		if (name != null) {
			this.parser.nextToken();
		}
		return name;
	}

	void beginArray(String name) throws IOException {
		require(this.parser.currentToken() == JsonToken.START_ARRAY, name + " is not an array");
	}

	/**
	 * Moves to the array's next value.
	 * @return whether there is one
	 */
	boolean nextElement() {
		return this.parser.nextToken() != JsonToken.END_ARRAY;
	}

	boolean isNull() {
		return this.parser.currentToken() == JsonToken.VALUE_NULL;
	}

	/** An integer from 0 to 2^50. */
	long number(String name) throws IOException {
		require(this.parser.currentToken() == JsonToken.VALUE_NUMBER_INT
				&& this.parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER, name + " is not an integer");
		long number = this.parser.getLongValue();
		require(number >= 0 && number <= MAX_NUMBER, "%s is %s".formatted(name, number));
		return number;
	}

	String text(String name) throws IOException {
		require(this.parser.currentToken() == JsonToken.VALUE_STRING, name + " is not a string");
		return this.parser.getString();
	}

	/** A number or a text, as it is written. */
	String numberOrText(String name) throws IOException {
		JsonToken token = this.parser.currentToken();
		require(token.isNumeric() || token == JsonToken.VALUE_STRING, name + " is neither a number nor a text");
		return this.parser.getString();
	}

	void skip() {
		this.parser.skipChildren();
	}

	static void require(boolean met, String problem) throws IOException {
		if (!met) {
			throw unbelievable("it " + problem);
		}
	}

	static IOException unbelievable(String problem) {
		return new IOException("its answer is not believed, " + problem);
	}

}
