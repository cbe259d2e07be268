package suite.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reads messages that look as this suite writes them, each of them, or as the Python
 * clients of the case do: all fields in order, at most one blank after each {@code :} and
 * {@code ,}. Anything else is left to {@link MessageReader}, which decides what is right;
 * on what this class reads the two agree. Used by one thread for one value.
 */
final class CanonicalReader implements MessageField.Source {

	/** As many digits as a long has at most; without a sign all of them fit into one. */
	private static final int LONG_DIGITS = 19;

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
	static @Nullable Message read(byte[] json) {
		CanonicalReader reader = new CanonicalReader(json);
		Message message = MessageField.read(reader);
		reader.expect('}');
		return (reader.canonical && reader.at == json.length) ? message : null;
	}

	@Override
	public long integer(MessageField field) {
		skip(field.prefix());
		boolean negative = skip('-');
		long magnitude = whole();
		// As a number without a sign it may be above what a long holds.
		this.canonical &= magnitude >= 0 || (negative && magnitude == Long.MIN_VALUE);
		return negative ? -magnitude : magnitude;
	}

	@Override
	public Instant seconds(MessageField field) {
		skip(field.prefix());
		boolean negative = skip('-');
		long seconds = whole();
		int nano = fraction();
		if (negative) {
			seconds = (nano > 0) ? -seconds - 1 : -seconds;
			nano = (nano > 0) ? 1_000_000_000 - nano : 0;
		}
		this.canonical &= seconds >= Instant.MIN.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond();
		return this.canonical ? Instant.ofEpochSecond(seconds, nano) : Instant.EPOCH;
	}

	@Override
	public String text(MessageField field) {
		skip(field.prefix());
		expect('"');
		int start = this.at;
		while (isPlain(peek())) {
			this.at++;
		}
		if (peek() == '"' && this.at > start) {
			return ascii(start, this.at++);
		}
		return this.canonical ? escaped(start) : "";
	}

	private static boolean isPlain(int character) {
		return character >= ' ' && character != '"' && character != '\\';
	}

	@SuppressWarnings("deprecation") // the Latin-1 constructor: the bytes are ASCII, as
										// checked
	private String ascii(int start, int end) {
		return new String(this.json, 0, start, end - start);
	}

	// Other characters than plain ASCII, and those that have to be escaped in JSON.
	private String escaped(int start) {
		byte[] text = new byte[this.json.length - start];
		int length = 0;
		this.at = start;
		while (this.canonical && this.at < this.json.length && peek() != '"') {
			text[length++] = skip('\\') ? escape() : character();
		}
		expect('"');
		byte[] utf8 = Arrays.copyOf(text, length);
		this.canonical &= length > 0 && Utf8.isValid(utf8);
		return new String(utf8, StandardCharsets.UTF_8);
	}

	private byte character() {
		byte character = this.json[this.at++];
		this.canonical &= character < 0 || character >= ' ';
		return character;
	}

	// As MessageWriter does it.
	private byte escape() {
		if (peek() == '"' || peek() == '\\') {
			return this.json[this.at++];
		}
		for (char expected : new char[] { 'u', '0', '0' }) {
			expect(expected);
		}
		int high = hexDigit();
		int low = hexDigit();
		this.canonical &= high == 0 || high == 1;
		return (byte) (16 * high + low);
	}

	private int hexDigit() {
		int digit = Character.digit(peek(), 16);
		this.canonical &= digit >= 0;
		this.at++;
		return digit;
	}

	private int peek() {
		return (this.at < this.json.length) ? this.json[this.at] : -1;
	}

	private boolean skip(char character) {
		boolean found = peek() == character;
		if (found) {
			this.at++;
		}
		return found;
	}

	private void expect(char character) {
		this.canonical &= skip(character);
	}

	private void skip(byte[] prefix) {
		int end = this.at + prefix.length;
		if (end <= this.json.length && Arrays.equals(this.json, this.at, end, prefix, 0, prefix.length)) {
			this.at = end;
		}
		else {
			skipWithBlank(prefix);
		}
		skip(' ');
	}

	private void skipWithBlank(byte[] prefix) {
		for (byte character : prefix) {
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

	private long whole() {
		int start = this.at;
		long number = digits(LONG_DIGITS);
		// JSON knows no leading zeros.
		this.canonical &= this.at == start + 1 || start >= this.json.length || this.json[start] != '0';
		return number;
	}

	private int fraction() {
		if (!skip('.')) {
			return 0;
		}
		int start = this.at;
		int nano = (int) digits(NANO_DIGITS);
		for (int missing = NANO_DIGITS - (this.at - start); missing > 0; missing--) {
			nano *= 10;
		}
		return nano;
	}

	private long digits(int max) {
		int end = Math.min(this.json.length, this.at + max);
		int next = this.at;
		long number = 0;
		while (next < end && this.json[next] >= '0' && this.json[next] <= '9') {
			number = number * 10 + (this.json[next++] - '0');
		}
		this.canonical &= next > this.at;
		this.at = next;
		return number;
	}

}
