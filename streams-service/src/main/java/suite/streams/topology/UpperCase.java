package suite.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Upper case in time that is linear in the length. The JDK's copies the whole text for
 * each character that grows ({@code ß} becomes {@code SS}): a record of 1 MB made of such
 * characters would keep a thread for minutes, and the thread would be taken for dead.
 */
final class UpperCase {

	private static final int CHUNK = 512;

	private UpperCase() {
	}

	/**
	 * The upper case of UTF-8, without a detour over a string where it is ASCII.
	 */
	static byte[] of(byte[] utf8) {
		if (!Ascii.isAll(utf8)) {
			return of(new String(utf8, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
		}
		byte[] result = new byte[utf8.length];
		for (int i = 0; i < utf8.length; i++) {
			byte character = utf8[i];
			boolean lower = character >= 'a' && character <= 'z';
			result[i] = lower ? (byte) (character - 'a' + 'A') : character;
		}
		return result;
	}

	/**
	 * The same as {@code text.toUpperCase(Locale.ROOT)}, where no character's upper case
	 * depends on its neighbours. The machine's own locale must not change the words
	 * ({@code i} in Turkish).
	 */
	static String of(String text) {
		int length = text.length();
		if (length <= CHUNK) {
			return text.toUpperCase(Locale.ROOT);
		}
		StringBuilder result = new StringBuilder(length);
		int end;
		for (int start = 0; start < length; start = end) {
			end = Math.min(start + CHUNK, length);
			if (end < length && Character.isHighSurrogate(text.charAt(end - 1))) {
				end--;
			}
			result.append(text.substring(start, end).toUpperCase(Locale.ROOT));
		}
		return result.toString();
	}

}
