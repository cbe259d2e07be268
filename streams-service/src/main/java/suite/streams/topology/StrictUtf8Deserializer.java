package suite.streams.topology;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Takes UTF-8 as it is and refuses what isn't, where Kafka's own
 * {@code StringDeserializer} would put replacement characters for it and so change the
 * record. Thread-safe.
 */
class StrictUtf8Deserializer implements Deserializer<byte[]> {

	private static final char REPLACEMENT = '\uFFFD';

	/** Of larger texts no copy is made. */
	private static final int MAX_COPIED = 1 << 20;

	private static final int CHUNK = 8192;

	private final String part;

	/**
	 * Creates a deserializer.
	 * @param part what of a record it reads, for the error
	 */
	StrictUtf8Deserializer(String part) {
		this.part = part;
	}

	static Serde<byte[]> serde(String part) {
		return Serdes.serdeFrom(new ByteArraySerializer(), new StrictUtf8Deserializer(part));
	}

	@Override
	public byte[] deserialize(String topic, byte[] data) {
		// The fast decoder replaces what is malformed. Only text with that character,
		// which may well have been sent, needs the slow one.
		if (data != null && !Ascii.isAll(data)
				&& (data.length > MAX_COPIED || new String(data, StandardCharsets.UTF_8).indexOf(REPLACEMENT) >= 0)) {
			requireWellFormed(data);
		}
		return data;
	}

	private void requireWellFormed(byte[] data) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer in = ByteBuffer.wrap(data);
		CharBuffer out = CharBuffer.allocate(Math.min(data.length, CHUNK));
		CoderResult result = decoder.decode(in, out, true);
		while (result.isOverflow()) {
			out.clear();
			result = decoder.decode(in, out, true);
		}
		if (result.isError()) {
			throw new MalformedTextException("The record's %s is not UTF-8: byte %d of %d is malformed"
				.formatted(this.part, in.position() + 1, data.length));
		}
	}

}
