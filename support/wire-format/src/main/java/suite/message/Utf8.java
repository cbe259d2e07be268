package suite.message;

import java.nio.charset.StandardCharsets;

/**
 * Looks whether bytes are UTF-8, as strictly as RFC 3629: a parser that takes overlong
 * forms or surrogates lets the same text be written in several ways, past whoever has
 * looked for it. Stateless.
 */
public final class Utf8 {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private static final char REPLACEMENT = '\uFFFD';

	private Utf8() {
	}

	/**
	 * The text that bytes are.
	 * @param name what they are, for the error
	 * @throws MalformedMessageException if they are not UTF-8
	 */
	public static String decode(String name, byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		// What the constructor, several times as fast, may have replaced.
		if (text.indexOf(REPLACEMENT) >= 0) {
			int malformed = firstMalformed(bytes);
			if (malformed >= 0) {
				throw new MalformedMessageException("the %s is not valid UTF-8: byte %s of %s is malformed"
					.formatted(name, malformed + 1, bytes.length));
			}
		}
		return text;
	}

	/**
	 * Whether bytes are UTF-8.
	 */
	public static boolean isValid(byte[] bytes) {
		return firstMalformed(bytes) < 0;
	}

	/**
	 * The length of the byte order mark that some programs write first: 0 or 3.
	 */
	public static int byteOrderMark(byte[] text) {
		for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
			if (i >= text.length || text[i] != BYTE_ORDER_MARK[i]) {
				return 0;
			}
		}
		return BYTE_ORDER_MARK.length;
	}

	/**
	 * Where the first character begins that is not UTF-8.
	 * @return its index, -1 if all of them are
	 */
	public static int firstMalformed(byte[] text) {
		int at = 0;
		while (at < text.length) {
			if (text[at] >= 0) {
				at++;
			}
			else {
				int length = length(text, at);
				if (length == 0) {
					return at;
				}
				at += length;
			}
		}
		return -1;
	}

	// Of a character of two bytes or more; 0 if it is malformed. Of the second byte the
	// first one decides what it may be: neither overlong, nor a surrogate, nor beyond
	// U+10FFFF.
	private static int length(byte[] text, int at) {
		int first = text[at] & 0xFF;
		int second = (at + 1 < text.length) ? text[at + 1] & 0xFF : 0;
		if (first >= 0xC2 && first <= 0xDF) {
			return isBetween(second, 0x80, 0xBF) ? 2 : 0;
		}
		if (first >= 0xE0 && first <= 0xEF) {
			return isBetween(second, (first == 0xE0) ? 0xA0 : 0x80, (first == 0xED) ? 0x9F : 0xBF)
					&& continues(text, at + 2, 1) ? 3 : 0;
		}
		if (first >= 0xF0 && first <= 0xF4) {
			return isBetween(second, (first == 0xF0) ? 0x90 : 0x80, (first == 0xF4) ? 0x8F : 0xBF)
					&& continues(text, at + 2, 2) ? 4 : 0;
		}
		return 0;
	}

	private static boolean continues(byte[] text, int from, int count) {
		for (int i = from; i < from + count; i++) {
			if (i >= text.length || !isBetween(text[i] & 0xFF, 0x80, 0xBF)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isBetween(int number, int min, int max) {
		return number >= min && number <= max;
	}

}
