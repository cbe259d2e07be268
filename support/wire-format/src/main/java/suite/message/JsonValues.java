package suite.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the value that a parser stands at: null if it is of another kind, or out of
 * range. Stateless.
 */
final class JsonValues {

	/**
	 * To make a number of digits takes time that grows with the square of their count.
	 */
	private static final int MAX_DIGITS = 1000;

	/** A double has 17 digits at most; more than this is an attack, not a time. */
	private static final int MAX_SCALE = 64;

	private static final BigDecimal MIN_SECOND = BigDecimal.valueOf(Instant.MIN.getEpochSecond());

	private static final BigDecimal MAX_SECOND = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

	private JsonValues() {
	}

	/** An integer that a {@code long} holds. */
	static @Nullable Long integer(JsonParser parser) {
		return (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
				&& parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) ? parser.getLongValue() : null;
	}

	/**
	 * Seconds since the epoch. What is finer than a nanosecond is cut off.
	 */
	static @Nullable Instant instant(JsonParser parser) {
		BigDecimal seconds = decimal(parser);
		// An exponent can name a number of a billion digits in a few characters.
		if (seconds == null || Math.abs((long) seconds.scale()) > MAX_SCALE) {
			return null;
		}
		BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
		if (whole.compareTo(MIN_SECOND) < 0 || whole.compareTo(MAX_SECOND) > 0) {
			return null;
		}
		return Instant.ofEpochSecond(whole.longValueExact(), seconds.subtract(whole).movePointRight(9).intValue());
	}

	private static @Nullable BigDecimal decimal(JsonParser parser) {
		try {
			boolean number = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
					|| parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
			return (number && parser.getStringLength() <= MAX_DIGITS) ? parser.getDecimalValue() : null;
		}
		catch (NumberFormatException ex) {
			// Its exponent is beyond what a BigDecimal has.
			return null;
		}
	}

	/** A string of one or more characters that UTF-8 can hold. */
	static @Nullable String text(JsonParser parser) {
		String text = (parser.currentToken() == JsonToken.VALUE_STRING) ? parser.getString() : "";
		return (!text.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(text)) ? text : null;
	}

}
