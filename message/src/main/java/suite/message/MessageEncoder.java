package suite.message;

import java.util.function.IntFunction;

/**
 * Writes millions of messages, one after the other, and makes nothing new for most of
 * them: what it returns holds until it writes the next one. Used by one thread.
 */
public final class MessageEncoder {

	/** Bytes; a longer message gets an array of its own. */
	private static final int MAX_KEPT = 512;

	private final byte[][] kept = new byte[MAX_KEPT + 1][];

	private final IntFunction<byte[]> arrays = this::array;

	/**
	 * Writes a message from its parts.
	 * @param epochSecond seconds since the epoch
	 * @param nano nanoseconds within that second, 0 to 999,999,999
	 * @param userId the user's id in UTF-8
	 * @return the wire format, in an array of its exact size that a later message is
	 * written into
	 */
	public byte[] encode(long id, long epochSecond, int nano, long value, byte[] userId) {
		return MessageWriter.write(id, epochSecond, nano, value, userId, this.arrays);
	}

	private byte[] array(int length) {
		if (length > MAX_KEPT) {
			return new byte[length];
		}
		byte[] array = this.kept[length];
		if (array == null) {
			array = new byte[length];
			this.kept[length] = array;
		}
		return array;
	}

}
