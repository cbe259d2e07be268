package suite.message;

import java.nio.charset.StandardCharsets;

/**
 * What is shown of somebody's text where it is wrong: its beginning, and nothing that
 * cannot be written in UTF-8.
 */
public final class Excerpt {

	private static final int MAX = 40;

	private Excerpt() {
	}

	public static String of(String text) {
		return of(text, MAX);
	}

	/**
	 * The same, of another length.
	 * @param max characters
	 */
	public static String of(String text, int max) {
		String start = (text.length() <= max) ? text : text.substring(0, max);
		// What is no character, such as half of a pair of surrogates, becomes a question
		// mark.
		String writable = new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		return (start.length() < text.length()) ? writable + "…" : writable;
	}

}
