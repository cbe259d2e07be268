package suite.message;

import java.util.Arrays;

/**
 * Goes through bytes of JSON from the start. Where they are not as expected it notes that
 * once and for all, and goes on: the caller asks at the end. Used by one thread.
 */
final class JsonCursor {

	private final byte[] json;

	private int at;

	private boolean asExpected = true;

	JsonCursor(byte[] json) {
		this.json = json;
	}

	/** Whether all was as expected so far. */
	boolean isAsExpected() {
		return this.asExpected;
	}

	boolean isAtEnd() {
		return this.at == this.json.length;
	}

	/** Where it is. */
	int position() {
		return this.at;
	}

	void moveTo(int position) {
		this.at = position;
	}

	/** Notes that something is not as expected unless it is met. */
	void require(boolean met) {
		this.asExpected &= met;
	}

	/** The byte that is next, -1 at the end. */
	int peek() {
		return (this.at < this.json.length) ? this.json[this.at] : -1;
	}

	/** Takes the byte that is next; there must be one. */
	byte next() {
		if (isAtEnd()) {
			this.asExpected = false;
			return -1;
		}
		return this.json[this.at++];
	}

	/** Takes a character if it is next. */
	boolean skip(char character) {
		boolean found = peek() == character;
		if (found) {
			this.at++;
		}
		return found;
	}

	/** Takes a character that must be next. */
	void expect(char character) {
		this.asExpected &= skip(character);
	}

	/**
	 * Takes a name that must be next, with what is before and after it. There may be a
	 * blank after a comma in it, and one behind it.
	 */
	void expect(byte[] name) {
		int end = this.at + name.length;
		if (end <= this.json.length && Arrays.equals(this.json, this.at, end, name, 0, name.length)) {
			this.at = end;
		}
		else {
			expectWithBlank(name);
		}
		skip(' ');
	}

	private void expectWithBlank(byte[] name) {
		for (byte character : name) {
			if (character == '"' && peek() == ' ' && this.json[this.at - 1] == ',') {
				this.at++;
			}
			if (peek() != character) {
				this.asExpected = false;
				return;
			}
			this.at++;
		}
	}

	/** Takes one digit or more, and no more than these. */
	long digits(int max) {
		int end = Math.min(this.json.length, this.at + max);
		int next = this.at;
		long number = 0;
		while (next < end && this.json[next] >= '0' && this.json[next] <= '9') {
			number = number * 10 + (this.json[next++] - '0');
		}
		this.asExpected &= next > this.at;
		this.at = next;
		return number;
	}

}
