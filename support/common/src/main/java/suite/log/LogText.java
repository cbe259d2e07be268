package suite.log;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Text that came from outside, made fit for a log: cut to a length, and without
 * characters that could end the line, move the cursor or turn the text around.
 */
public class LogText {

	private static final int MAX_UTF8_BYTES_OF_CHAR = 3;

	private final int maxLength;

	/**
	 * Makes texts of a length.
	 * @param maxLength in characters
	 */
	public LogText(int maxLength) {
		this.maxLength = maxLength;
	}

	/**
	 * The text of bytes, of which no more are decoded than are shown.
	 */
	public String of(byte @Nullable [] utf8) {
		if (utf8 == null) {
			return "null";
		}
		int length = (int) Math.min(utf8.length, (this.maxLength + 1L) * MAX_UTF8_BYTES_OF_CHAR);
		return of(new String(utf8, 0, length, StandardCharsets.UTF_8));
	}

	public String of(String text) {
		StringBuilder out = new StringBuilder(Math.min(text.length(), this.maxLength) + 1);
		text.chars().limit(this.maxLength).forEach((character) -> {
			if (isHarmless(character)) {
				out.append((char) character);
			}
			else {
				out.append("\\u").append(HexFormat.of().toHexDigits((char) character));
			}
		});
		return (text.length() > this.maxLength) ? out.append('…').toString() : out.toString();
	}

	private static boolean isHarmless(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
			default -> true;
		};
	}

}
