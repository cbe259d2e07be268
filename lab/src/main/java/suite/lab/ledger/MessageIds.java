package suite.lab.ledger;

import java.nio.charset.StandardCharsets;

/**
 * Finds the id of a generated message in its value, as producer-service writes it or as
 * streams-service upper-cases it.
 */
public final class MessageIds {

	private static final int START = "{\"id\":".length();

	private MessageIds() {
	}

	/**
	 * The id that the value begins with.
	 * @param value the bytes of a record's value
	 * @return the id
	 * @throws IllegalArgumentException if it does not look like a generated message
	 */
	public static int of(byte[] value) {
		int at = START;
		long id = 0;
		while (value != null && at < value.length && value[at] >= '0' && value[at] <= '9' && id <= Integer.MAX_VALUE) {
			id = id * 10 + (value[at++] - '0');
		}
		if (value == null || at == START || id > Integer.MAX_VALUE || (value[3] | 0x20) != 'd') {
			throw new IllegalArgumentException("Not a generated message: "
					+ ((value != null) ? new String(value, StandardCharsets.UTF_8) : "a record without a value"));
		}
		return (int) id;
	}

}
