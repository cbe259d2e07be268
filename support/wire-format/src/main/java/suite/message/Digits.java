package suite.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/**
 * Writes whole numbers in decimal, as ASCII. Stateless.
 */
final class Digits {

	private static final byte[] MIN_LONG = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

	/** All that fit into a long. */
	private static final long[] POWERS_OF_TEN = LongStream.iterate(1, (power) -> power * 10).limit(19).toArray();

	/** The digits of 00 to 99, as the two bytes that are written. */
	private static final short[] PAIRS = pairs();

	private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

	private Digits() {
	}

	private static short[] pairs() {
		short[] pairs = new short[100];
		for (int number = 0; number < pairs.length; number++) {
			pairs[number] = (short) (('0' + number / 10) << Byte.SIZE | ('0' + number % 10));
		}
		return pairs;
	}

	/**
	 * How many bytes a number takes, its sign included.
	 */
	static int length(long number) {
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

	/**
	 * Writes a number.
	 * @param length as {@link #length} says
	 */
	static void put(byte[] out, int at, int length, long number) {
		if (number == Long.MIN_VALUE) {
			System.arraycopy(MIN_LONG, 0, out, at, MIN_LONG.length);
		}
		else if (number < 0) {
			out[at] = '-';
			putPadded(out, at + 1, length - 1, -number);
		}
		else {
			putPadded(out, at, length, number);
		}
	}

	/**
	 * Writes a number with zeros before it.
	 * @param number 0 or more, of at most so many digits
	 */
	static void putPadded(byte[] out, int start, int count, long number) {
		int at = start + count;
		// A division for two digits, not for each; of int as soon as it can be.
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

}
