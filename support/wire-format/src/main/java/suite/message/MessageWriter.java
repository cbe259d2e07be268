package suite.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Writes the JSON object of one message, without blanks. Used by one thread.
 */
final class MessageWriter {

	private static final int NANO_DIGITS = 9;

	private static final int NANOS_PER_SECOND = 1_000_000_000;

	/** A message of the case has some 80 bytes. */
	private byte[] json = new byte[128];

	private int at;

	private final int[] starts = new int[MessageField.values().length];

	void integer(MessageField field, long number) {
		begin(field);
		number(number);
	}

	void seconds(MessageField field, Instant instant) {
		begin(field);
		long seconds = instant.getEpochSecond();
		int nano = instant.getNano();
		if (seconds < 0 && nano > 0) {
			// -0.5 s is epoch second -1 and 500,000,000 ns; its digits are those of 0.5.
			seconds++;
			nano = NANOS_PER_SECOND - nano;
			if (seconds == 0) {
				put((byte) '-');
			}
		}
		number(seconds);
		put((byte) '.');
		fraction(nano);
	}

	// At least one digit, and no zeros at the end.
	private void fraction(int nano) {
		int fraction = nano;
		int digits = NANO_DIGITS;
		while (digits > 1 && fraction % 10 == 0) {
			fraction /= 10;
			digits--;
		}
		room(digits);
		Digits.putPadded(this.json, this.at, digits, fraction);
		this.at += digits;
	}

	private void number(long number) {
		int length = Digits.length(number);
		room(length);
		Digits.put(this.json, this.at, length, number);
		this.at += length;
	}

	void text(MessageField field, String text) {
		begin(field);
		put((byte) '"');
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			if (b == '"' || b == '\\') {
				put((byte) '\\');
				put(b);
			}
			else if (b >= 0 && b < ' ') {
				put(("\\u" + HexFormat.of().toHexDigits((char) b)).getBytes(StandardCharsets.US_ASCII));
			}
			else {
				put(b);
			}
		}
		put((byte) '"');
	}

	/** Ends the object: what was written, in an array of its exact size. */
	byte[] end() {
		put((byte) '}');
		return Arrays.copyOf(this.json, this.at);
	}

	private void begin(MessageField field) {
		put(field.prefix());
		this.starts[field.ordinal()] = this.at;
	}

	/** Where the value of a field begins. */
	int at(MessageField field) {
		return this.starts[field.ordinal()];
	}

	private void put(byte character) {
		room(1);
		this.json[this.at++] = character;
	}

	private void put(byte[] text) {
		room(text.length);
		System.arraycopy(text, 0, this.json, this.at, text.length);
		this.at += text.length;
	}

	private void room(int bytes) {
		if (this.at + bytes > this.json.length) {
			this.json = Arrays.copyOf(this.json, Math.max(this.at + bytes, 2 * this.json.length));
		}
	}

}
