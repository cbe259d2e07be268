package suite.producer.publish;

import java.nio.charset.StandardCharsets;

import org.springframework.util.unit.DataSize;

import suite.message.MalformedMessageException;

/**
 * The key of a record.
 */
final class Key {

	private Key() {
	}

	/**
	 * The key that a field holds.
	 * @throws MalformedMessageException if it is too large
	 */
	static byte[] of(String field, String text, DataSize max) {
		byte[] key = text.getBytes(StandardCharsets.UTF_8);
		if (key.length > max.toBytes()) {
			throw new MalformedMessageException(
					"%s: expected a key of at most %s bytes in UTF-8 (suite.producer.publish.max-key), found %s"
						.formatted(field, max.toBytes(), key.length));
		}
		return key;
	}

}
