package suite.testing.http;

import java.util.List;
import java.util.Random;

/**
 * Values and JSON that nobody expects. Used by one thread.
 */
public final class HostileText {

	private static final List<String> NUMBERS = List.of("0", "-0", "-1", "1e400", "1E-400", "9223372036854775807",
			"9223372036854775808", "-9223372036854775809", "1".repeat(5_000), "0.1", "1e9", "1e1000000000",
			"2147483648", "NaN", "-Infinity", "0x10", "01", "+1", ".5", "1_000", "1.".concat("0".repeat(5_000)));

	private static final List<String> STRINGS = List.of("", " ", "\u0000", "\ud800", "\uffff", "\u202e", "😀",
			"ß".repeat(500), "null", "true", "../../etc/passwd", "${jndi:ldap://x/y}", "#{7*7}", "%s%n%d",
			"' or 1=1 --", "<script>", "test-topic", "input-topic", "output-topic", "test-topic-dlt",
			"\r\nX-Injected: 1", "a".repeat(3_000), "user_1", "1970-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z",
			"+1000000000-12-31T23:59:59.999999999Z", "PT-1S", "9223372036854775807d", "0ms");

	private final Random random;

	HostileText(Random random) {
		this.random = random;
	}

	/** Strings that each say something to somebody. */
	public static List<String> strings() {
		return STRINGS;
	}

	<T> T one(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	/** A number or a string, as it is in a query. */
	String value() {
		return switch (this.random.nextInt(4)) {
			case 0 -> one(NUMBERS);
			case 1 -> one(STRINGS);
			case 2 -> String.valueOf(this.random.nextLong());
			default -> characters(this.random.nextInt(40));
		};
	}

	private String characters(int count) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append((char) this.random.nextInt((this.random.nextInt(3) == 0) ? 0x10000 : 0x80));
		}
		return text.toString();
	}

	/** JSON or nearly so, of any shape. */
	String json(int depth) {
		return switch (this.random.nextInt((depth > 0) ? 9 : 6)) {
			case 0 -> one(NUMBERS);
			case 1 -> quoted(one(STRINGS));
			case 2 -> one(List.of("null", "true", "false", "nul", "", "\"", "\"\\u12\"", "\"\\x\"", "//", "/**/ 1"));
			case 3 -> quoted(characters(this.random.nextInt(40)));
			case 4 -> String.valueOf(this.random.nextDouble() * 1e12);
			case 5 -> String.valueOf(this.random.nextInt(2_000) - 1_000);
			case 6 -> list("[", "]", false, depth);
			default -> list("{", "}", true, depth);
		};
	}

	private String list(String start, String end, boolean named, int depth) {
		StringBuilder list = new StringBuilder(start);
		int size = this.random.nextInt(5);
		for (int i = 0; i < size; i++) {
			list.append((i > 0) ? "," : "");
			if (named) {
				list.append(quoted(
						one(List.of("id", "timestamp", "value", "user_id", "key", "text", "count", "interval", "rate",
								"users", "topic", "acks", "partition", "offset", "limit", "configuredLevel", "x", ""))))
					.append(':');
			}
			list.append(json(depth - 1));
		}
		return list.append(end).toString();
	}

	private static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
