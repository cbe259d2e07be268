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

	private static final int NANOS_PER_SECOND = 1_000_000_000;

	private final byte[] json;

	private final JsonCursor cursor;

	private CanonicalReader(byte[] json) {
		this.json = json;
		this.cursor = new JsonCursor(json);
	}

	/**
	 * Reads a message.
	 * @return the message, null if it is not in the canonical form
	 */
	static @Nullable Message read(byte[] json) {
		CanonicalReader reader = new CanonicalReader(json);
		Message message = MessageField.read(reader);
		reader.cursor.expect('}');
		return (reader.cursor.isAsExpected() && reader.cursor.isAtEnd()) ? message : null;
	}

	@Override
	public long integer(MessageField field) {
		this.cursor.expect(field.prefix());
		boolean negative = this.cursor.skip('-');
		long magnitude = whole();
		// As a number without a sign it may be above what a long holds.
		this.cursor.require(magnitude >= 0 || (negative && magnitude == Long.MIN_VALUE));
		return negative ? -magnitude : magnitude;
	}

	@Override
	public Instant seconds(MessageField field) {
		this.cursor.expect(field.prefix());
		boolean negative = this.cursor.skip('-');
		long seconds = whole();
		int nano = fraction();
		if (negative) {
			// -0.5 s is epoch second -1 and 500,000,000 ns.
			seconds = (nano > 0) ? -seconds - 1 : -seconds;
			nano = (nano > 0) ? NANOS_PER_SECOND - nano : 0;
		}
		this.cursor.require(seconds >= Instant.MIN.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond());
		return this.cursor.isAsExpected() ? Instant.ofEpochSecond(seconds, nano) : Instant.EPOCH;
	}

	private long whole() {
		boolean zero = this.cursor.peek() == '0';
		int start = this.cursor.position();
		long number = this.cursor.digits(LONG_DIGITS);
		// JSON knows no leading zeros.
		this.cursor.require(!zero || this.cursor.position() == start + 1);
		return number;
	}

	private int fraction() {
		if (!this.cursor.skip('.')) {
			return 0;
		}
		int start = this.cursor.position();
		int nano = (int) this.cursor.digits(NANO_DIGITS);
		for (int missing = NANO_DIGITS - (this.cursor.position() - start); missing > 0; missing--) {
			nano *= 10;
		}
		return nano;
	}

	@Override
	public String text(MessageField field) {
		this.cursor.expect(field.prefix());
		this.cursor.expect('"');
		int start = this.cursor.position();
		int end = start;
		while (end < this.json.length && isPlain(this.json[end])) {
			end++;
		}
		if (end == this.json.length || !this.cursor.isAsExpected()) {
			this.cursor.require(false);
			return "";
		}
		String text;
		if (this.json[end] == '"' && end > start) {
			this.cursor.moveTo(end);
			text = ascii(start, end);
		}
		else {
			text = anyText();
		}
		this.cursor.expect('"');
		return text;
	}

	private static boolean isPlain(byte character) {
		return character >= ' ' && character != '"' && character != '\\';
	}

	@SuppressWarnings("deprecation") // the Latin-1 constructor: the bytes are ASCII, as
										// checked
	private String ascii(int start, int end) {
		return new String(this.json, 0, start, end - start);
	}

	// With other characters than plain ASCII, or escaped ones.
	private String anyText() {
		byte[] text = new byte[this.json.length - this.cursor.position()];
		int length = 0;
		while (this.cursor.isAsExpected() && !this.cursor.isAtEnd() && this.cursor.peek() != '"') {
			text[length++] = this.cursor.skip('\\') ? escaped() : unescaped();
		}
		byte[] utf8 = Arrays.copyOf(text, length);
		this.cursor.require(length > 0 && Utf8.isValid(utf8));
		return new String(utf8, StandardCharsets.UTF_8);
	}

	private byte unescaped() {
		byte character = this.cursor.next();
		this.cursor.require(character < 0 || character >= ' ');
		return character;
	}

	// As MessageWriter escapes.
	private byte escaped() {
		if (this.cursor.peek() == '"' || this.cursor.peek() == '\\') {
			return this.cursor.next();
		}
		this.cursor.expect('u');
		this.cursor.expect('0');
		this.cursor.expect('0');
		int high = Character.digit(this.cursor.next(), 16);
		int low = Character.digit(this.cursor.next(), 16);
		this.cursor.require((high == 0 || high == 1) && low >= 0);
		return (byte) (16 * high + low);
	}

}
