package suite.consumer.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import suite.message.MalformedMessageException;
import suite.message.Message;
import suite.message.MessageCodec;

/**
 * Decodes what the topics carry.
 */
public final class Content {

	private static final char REPLACEMENT = '\uFFFD';

	private Content() {
	}

	/**
	 * The message in a record of {@code test-topic}.
	 * @throws MalformedMessageException if it is not one
	 */
	public static Message message(ConsumerRecord<byte[], byte[]> record) {
		return MessageCodec.decode(present(record.value()));
	}

	/**
	 * The text in a record of {@code output-topic}, whose key, if it has one, is a text
	 * too.
	 * @throws MalformedMessageException if key or value is not UTF-8
	 */
	public static String text(ConsumerRecord<byte[], byte[]> record) {
		if (record.key() != null) {
			utf8("key", record.key());
		}
		return utf8("value", present(record.value()));
	}

	/**
	 * Whether bytes are UTF-8.
	 */
	public static boolean isUtf8(byte[] bytes) {
		try {
			utf8("", bytes);
			return true;
		}
		catch (MalformedMessageException ex) {
			return false;
		}
	}

	private static byte[] present(byte[] value) {
		if (value == null) {
			throw new MalformedMessageException("the record has no value");
		}
		return value;
	}

	// The constructor is several times as fast as a strict decoder, which therefore only
	// judges what the constructor may have replaced.
	private static String utf8(String name, byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		if (text.indexOf(REPLACEMENT) >= 0) {
			try {
				StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			}
			catch (CharacterCodingException ex) {
				throw new MalformedMessageException("the %s is not valid UTF-8".formatted(name));
			}
		}
		return text;
	}

}
