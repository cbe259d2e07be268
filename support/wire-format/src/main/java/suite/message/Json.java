package suite.message;

import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON in UTF-8, and says in words what is found and what is wrong. Stateless.
 */
public final class Json {

	private static final Pattern ADVICE = Pattern.compile(",? from `[^`]*`|: enable `.*|\\s*\\(consider enabling .*"
			+ "|\\s*\\(not recognized as one since .*|(: was expecting)? \\(JSON String.*|\\s*\\([^(]*\\[Source:.*");

	// A number of any length is read as far as its end, so that it is complained of with
	// the name of its field.
	private static final JsonFactory JSON = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		.streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
		.build();

	private Json() {
	}

	/**
	 * A parser of UTF-8. A byte order mark is skipped.
	 * @throws MalformedMessageException if it is not UTF-8
	 */
	public static JsonParser parser(byte[] json) {
		int malformed = Utf8.firstMalformed(json);
		if (malformed >= 0) {
			throw new MalformedMessageException("not valid UTF-8 at byte " + (malformed + 1L));
		}
		int start = Utf8.byteOrderMark(json);
		return JSON.createParser(ObjectReadContext.empty(), json, start, json.length - start);
	}

	/**
	 * What the parser stands at, as a text shows it.
	 */
	public static String found(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == null) {
			return "nothing";
		}
		return switch (token) {
			case START_OBJECT -> "an object";
			case START_ARRAY -> "an array";
			case VALUE_STRING -> "the string \"%s\"".formatted(Excerpt.of(parser.getString()));
			default -> Excerpt.of(parser.getString());
		};
	}

	/**
	 * What is wrong with text that is not JSON, and where.
	 */
	public static MalformedMessageException malformed(JacksonException ex) {
		String problem = problem(ex);
		return new MalformedMessageException((ex.getLocation() != null)
				? "not valid JSON at column %s: %s".formatted(ex.getLocation().getColumnNr(), problem)
				: "not valid JSON: " + problem, ex);
	}

	/**
	 * What is wrong with text that is not JSON, without what only programmers could make
	 * of it: methods, all JSON there is, and the parser's features that would allow it.
	 */
	public static String problem(JacksonException ex) {
		return ADVICE.matcher(ex.getOriginalMessage().lines().findFirst().orElse("not readable")).replaceAll("");
	}

}
