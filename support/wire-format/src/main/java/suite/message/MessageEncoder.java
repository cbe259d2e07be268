package suite.message;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes messages of one user, each over the one before as far as it can: what stays the
 * same from one to the next is not written again. What it returns holds until it writes
 * the next one. Used by one thread.
 */
public final class MessageEncoder {

	private static final byte[] ID = ascii("{\"id\":");

	private static final byte[] TIMESTAMP = ascii(",\"timestamp\":");

	private static final byte[] VALUE = ascii(",\"value\":");

	private static final byte[] USER_ID = ascii(",\"user_id\":\"");

	private static final int NANO_DIGITS = 9;

	private static final int NANOS_PER_SECOND = 1_000_000_000;

	private final byte[] user;

	private final Frame[] frames = new Frame[NANO_DIGITS + 1];

	/**
	 * An encoder.
	 * @param userId the user's id in UTF-8
	 */
	public MessageEncoder(byte[] userId) {
		this.user = escape(userId);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Writes a message.
	 * @param epochSecond seconds since the epoch
	 * @param nano nanoseconds within that second, 0 to 999,999,999
	 * @return the wire format, in an array of its exact size that a later message is
	 * written into
	 */
	public byte[] encode(long id, long epochSecond, int nano, long value) {
		// -0.5 s is epoch second -1 and 500,000,000 ns; its digits are those of 0.5.
		boolean negative = epochSecond < 0;
		boolean borrow = negative && nano > 0;
		long seconds = borrow ? epochSecond + 1 : epochSecond;
		int fraction = borrow ? NANOS_PER_SECOND - nano : nano;
		int fractionDigits = NANO_DIGITS;
		if (fraction % 1000 == 0) {
			fraction /= 1000;
			fractionDigits -= 3;
		}
		while (fractionDigits > 1 && fraction % 10 == 0) {
			fraction /= 10;
			fractionDigits--;
		}
		boolean sign = negative && seconds == 0;
		return frame(Digits.length(id), sign, seconds, fractionDigits, Digits.length(value)).write(id, fraction, value);
	}

	// Nine of ten timestamps have as many digits as the one before, most others one less.
	private Frame frame(int idLength, boolean sign, long seconds, int fractionDigits, int valueLength) {
		Frame frame = this.frames[fractionDigits];
		if (frame == null || frame.seconds != seconds || frame.sign != sign || frame.idLength != idLength
				|| frame.valueLength != valueLength) {
			frame = new Frame(idLength, sign, seconds, fractionDigits, valueLength, this.user);
			this.frames[fractionDigits] = frame;
		}
		return frame;
	}

	/**
	 * What the messages of a second share whose numbers are as long, and where those go.
	 */
	private static final class Frame {

		private final int idLength;

		private final boolean sign;

		private final long seconds;

		private final int fractionDigits;

		private final int valueLength;

		private final byte[] json;

		private final int fractionAt;

		private final int valueAt;

		Frame(int idLength, boolean sign, long seconds, int fractionDigits, int valueLength, byte[] user) {
			this.idLength = idLength;
			this.sign = sign;
			this.seconds = seconds;
			this.fractionDigits = fractionDigits;
			this.valueLength = valueLength;
			byte[] date = ascii((sign ? "-" : "") + seconds + ".");
			byte[] out = new byte[ID.length + idLength + TIMESTAMP.length + date.length + fractionDigits + VALUE.length
					+ valueLength + USER_ID.length + user.length + 2];
			this.json = out;
			this.fractionAt = put(out, put(out, put(out, 0, ID) + idLength, TIMESTAMP), date);
			this.valueAt = put(out, this.fractionAt + fractionDigits, VALUE);
			int at = put(out, put(out, this.valueAt + valueLength, USER_ID), user);
			out[at++] = '"';
			out[at] = '}';
		}

		byte[] write(long id, int fraction, long value) {
			Digits.put(this.json, ID.length, this.idLength, id);
			Digits.putPadded(this.json, this.fractionAt, this.fractionDigits, fraction);
			Digits.put(this.json, this.valueAt, this.valueLength, value);
			return this.json;
		}

	}

	private static int put(byte[] out, int at, byte[] bytes) {
		System.arraycopy(bytes, 0, out, at, bytes.length);
		return at + bytes.length;
	}

	private static byte[] escape(byte[] text) {
		for (byte b : text) {
			if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
				return escaped(text);
			}
		}
		return text;
	}

	private static byte[] escaped(byte[] text) {
		StringBuilder out = new StringBuilder(text.length + 16);
		for (char c : new String(text, StandardCharsets.UTF_8).toCharArray()) {
			if (c == '"' || c == '\\') {
				out.append('\\').append(c);
			}
			else if (c < ' ') {
				out.append("\\u").append(HexFormat.of().toHexDigits(c));
			}
			else {
				out.append(c);
			}
		}
		return out.toString().getBytes(StandardCharsets.UTF_8);
	}

}
