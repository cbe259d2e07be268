package suite.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * Writes messages straight into an array of the exact size. Stateless.
 */
final class MessageWriter {

	private static final byte[] ID = ascii("{\"id\":");

	private static final byte[] TIMESTAMP = ascii(",\"timestamp\":");

	private static final byte[] VALUE = ascii(",\"value\":");

	private static final byte[] USER_ID = ascii(",\"user_id\":\"");

	private static final byte[] MIN_LONG = ascii(Long.toString(Long.MIN_VALUE));

	/** All that fit into a long. */
	private static final long[] POWERS_OF_TEN = LongStream.iterate(1, (power) -> power * 10).limit(19).toArray();

	/** The digits of 00 to 99, as the two bytes that are written. */
	private static final short[] PAIRS = pairs();

	private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

	private static final int NANO_DIGITS = 9;

	private static final int NANOS_PER_SECOND = 1_000_000_000;

	private MessageWriter() {
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static short[] pairs() {
		short[] pairs = new short[100];
		for (int number = 0; number < pairs.length; number++) {
			pairs[number] = (short) (('0' + number / 10) << Byte.SIZE | ('0' + number % 10));
		}
		return pairs;
	}

	/**
	 * Writes a message.
	 * @param arrays gives an array of a length to write into; every byte of it is written
	 * @return that array
	 */
	static byte[] write(long id, long epochSecond, int nano, long value, byte[] userId, IntFunction<byte[]> arrays) {
		byte[] user = escape(userId);
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

		int idLength = length(id);
		int secondsLength = length(seconds);
		int valueLength = length(value);
		byte[] out = arrays.apply(ID.length + idLength + TIMESTAMP.length + (sign ? 1 : 0) + secondsLength + 1
				+ fractionDigits + VALUE.length + valueLength + USER_ID.length + user.length + 2);
		int at = put(out, 0, ID);
		at = putLong(out, at, idLength, id);
		at = put(out, at, TIMESTAMP);
		if (sign) {
			out[at++] = '-';
		}
		at = putLong(out, at, secondsLength, seconds);
		out[at++] = '.';
		putDigits(out, at + fractionDigits, fractionDigits, fraction);
		at = put(out, at + fractionDigits, VALUE);
		at = putLong(out, at, valueLength, value);
		at = put(out, at, USER_ID);
		at = put(out, at, user);
		out[at++] = '"';
		out[at] = '}';
		return out;
	}

	private static int put(byte[] out, int at, byte[] bytes) {
		System.arraycopy(bytes, 0, out, at, bytes.length);
		return at + bytes.length;
	}

	private static int length(long number) {
		if (number == Long.MIN_VALUE) {
			return MIN_LONG.length;
		}
		long magnitude = Math.abs(number);
		int digits = 1;
		// Comparing is much cheaper than dividing.
		while (digits < POWERS_OF_TEN.length && magnitude >= POWERS_OF_TEN[digits]) {
			digits++;
		}
		return (number < 0) ? digits + 1 : digits;
	}

	private static int putLong(byte[] out, int at, int length, long number) {
		if (number == Long.MIN_VALUE) {
			return put(out, at, MIN_LONG);
		}
		int end = at + length;
		if (number < 0) {
			out[at] = '-';
			putDigits(out, end, end - at - 1, -number);
		}
		else {
			putDigits(out, end, end - at, number);
		}
		return end;
	}

	// A division for two digits, not for each; of int as soon as it can be.
	private static void putDigits(byte[] out, int end, int count, long number) {
		int start = end - count;
		int at = end;
		long large = number;
		while (large > Integer.MAX_VALUE) {
			at -= 2;
			PAIR.set(out, at, PAIRS[(int) (large % 100)]);
			large /= 100;
		}
		int rest = (int) large;
		while (at - start >= 2) {
			at -= 2;
			PAIR.set(out, at, PAIRS[rest % 100]);
			rest /= 100;
		}
		if (at > start) {
			out[start] = (byte) ('0' + rest % 10);
		}
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
				out.append("\\u%04x".formatted((int) c));
			}
			else {
				out.append(c);
			}
		}
		return out.toString().getBytes(StandardCharsets.UTF_8);
	}

}
