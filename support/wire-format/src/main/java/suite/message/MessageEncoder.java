package suite.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Writes messages of one user, each over the one before as far as it can: what stays the
 * same from one to the next is not written again. What it returns holds until it writes
 * the next one. Used by one thread.
 */
public final class MessageEncoder {

	private static final int NANO_DIGITS = 9;

	private static final int NANOS_PER_SECOND = 1_000_000_000;

	private final String userId;

	private final @Nullable Frame[] frames = new Frame[NANO_DIGITS + 1];

	/**
	 * An encoder.
	 * @param userId the user's id
	 */
	public MessageEncoder(String userId) {
		this.userId = userId;
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
		Frame frame = this.frames[fractionDigits];
		if (frame == null || frame.seconds != seconds || frame.sign != sign || frame.idLength != Digits.length(id)
				|| frame.valueLength != Digits.length(value)) {
			// Nine of ten timestamps have as many digits as the one before, most others
			// one less.
			frame = new Frame(new Message(id, Instant.ofEpochSecond(epochSecond, nano), value, this.userId), sign,
					seconds, fractionDigits);
			this.frames[fractionDigits] = frame;
		}
		return frame.write(id, fraction, value);
	}

	/**
	 * What the messages of a second share whose numbers are as long, and where those go.
	 */
	private static final class Frame {

		private final byte[] json;

		private final boolean sign;

		private final long seconds;

		private final int fractionDigits;

		private final int idLength;

		private final int valueLength;

		private final int idAt;

		private final int fractionAt;

		private final int valueAt;

		Frame(Message first, boolean sign, long seconds, int fractionDigits) {
			MessageWriter writer = new MessageWriter();
			MessageField.write(first, writer);
			this.json = writer.end();
			this.sign = sign;
			this.seconds = seconds;
			this.fractionDigits = fractionDigits;
			this.idLength = Digits.length(first.id());
			this.valueLength = Digits.length(first.value());
			this.idAt = writer.at(MessageField.ID);
			this.fractionAt = writer.at(MessageField.TIMESTAMP) + (sign ? 1 : 0) + Digits.length(seconds) + 1;
			this.valueAt = writer.at(MessageField.VALUE);
		}

		byte[] write(long id, int fraction, long value) {
			Digits.put(this.json, this.idAt, this.idLength, id);
			Digits.putPadded(this.json, this.fractionAt, this.fractionDigits, fraction);
			Digits.put(this.json, this.valueAt, this.valueLength, value);
			return this.json;
		}

	}

}
