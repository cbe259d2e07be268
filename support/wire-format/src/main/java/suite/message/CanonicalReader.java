package suite.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads messages that look as this suite or the Python clients of the case write them:
 * the four fields in order, at most one blank after each {@code :} and {@code ,}, an
 * ASCII user id without escapes. Anything else is left to {@link MessageReader}, which
 * decides what is right; on what this class reads the two agree. Used by one thread for
 * one value.
 */
final class CanonicalReader {

	private static final byte[] ID = "{\"id\":".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] TIMESTAMP = ",\"timestamp\":".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] VALUE = ",\"value\":".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] USER_ID = ",\"user_id\":".getBytes(StandardCharsets.US_ASCII);

	/** As many digits as always fit into a long. */
	private static final int SAFE_DIGITS = 18;

	/** As many digits of seconds as always fit into an instant. */
	private static final int SECOND_DIGITS = 16;

	private static final int NANO_DIGITS = 9;

	private final byte[] json;

	private int at;

	private boolean canonical = true;

	private CanonicalReader(byte[] json) {
		this.json = json;
	}

	/**
	 * Reads a message.
	 * @return the message, null if it is not in the canonical form
	 */
	static Message read(byte[] json) {
		return new CanonicalReader(json).read();
	}

	private Message read() {
		skip(ID);
		long id = integer(SAFE_DIGITS);
		skip(TIMESTAMP);
		long seconds = positive(SECOND_DIGITS);
		int nano = fraction();
		skip(VALUE);
		long value = integer(SAFE_DIGITS);
		skip(USER_ID);
		String userId = text();
		expect('}');
		return (this.canonical && this.at == this.json.length)
				? new Message(id, Instant.ofEpochSecond(seconds, nano), value, userId) : null;
	}

	private int peek() {
		return (this.at < this.json.length) ? this.json[this.at] : -1;
	}

	private void expect(int character) {
		if (peek() == character) {
			this.at++;
		}
		else {
			this.canonical = false;
		}
	}

	private void skip(byte[] name) {
		int end = this.at + name.length;
		if (end <= this.json.length && Arrays.equals(this.json, this.at, end, name, 0, name.length)) {
			this.at = end;
		}
		else {
			skipWithBlank(name);
		}
		if (peek() == ' ') {
			this.at++;
		}
	}

	private void skipWithBlank(byte[] name) {
		for (byte character : name) {
			if (character == '"' && peek() == ' ' && this.json[this.at - 1] == ',') {
				this.at++;
			}
			if (peek() != character) {
				this.canonical = false;
				return;
			}
			this.at++;
		}
	}

	private long integer(int maxDigits) {
		if (peek() == '-') {
			this.at++;
			return -positive(maxDigits);
		}
		return positive(maxDigits);
	}

	private long positive(int maxDigits) {
		int start = this.at;
		long number = digits(maxDigits);
		// JSON knows no leading zeros.
		if (this.canonical && this.json[start] == '0' && this.at > start + 1) {
			this.canonical = false;
		}
		return number;
	}

	private long digits(int maxDigits) {
		int end = Math.min(this.json.length, this.at + maxDigits);
		int next = this.at;
		long number = 0;
		while (next < end && this.json[next] >= '0' && this.json[next] <= '9') {
			number = number * 10 + (this.json[next++] - '0');
		}
		this.canonical &= next > this.at;
		this.at = next;
		return number;
	}

	private int fraction() {
		if (peek() != '.') {
			return 0;
		}
		this.at++;
		int start = this.at;
		int nano = (int) digits(NANO_DIGITS);
		for (int missing = NANO_DIGITS - (this.at - start); missing > 0; missing--) {
			nano *= 10;
		}
		return nano;
	}

	@SuppressWarnings("deprecation") // the Latin-1 constructor: the bytes are ASCII, as
										// checked
	private String text() {
		expect('"');
		int start = this.at;
		int end = start;
		while (end < this.json.length && this.json[end] >= ' ' && this.json[end] != '"' && this.json[end] != '\\') {
			end++;
		}
		this.at = end;
		this.canonical &= end > start;
		expect('"');
		return this.canonical ? new String(this.json, 0, start, end - start) : null;
	}

}
