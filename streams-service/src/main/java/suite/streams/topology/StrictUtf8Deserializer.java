package suite.streams.topology;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import org.jspecify.annotations.Nullable;

import suite.message.Utf8;

/**
 * Takes UTF-8 as it is and refuses all else. Kafka's own {@code StringDeserializer} would
 * put replacement characters in its place, and so change the record. Thread-safe.
 */
class StrictUtf8Deserializer implements Deserializer<byte[]> {

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
	public byte @Nullable [] deserialize(String topic, byte @Nullable [] data) {
		// Most texts are ASCII, which is checked many times faster.
		if (data != null && !Ascii.isAll(data)) {
			int malformed = Utf8.firstMalformed(data);
			if (malformed >= 0) {
				throw new MalformedTextException("The record's %s is not UTF-8: byte %d of %d is malformed"
					.formatted(this.part, malformed + 1, data.length));
			}
		}
		return data;
	}

}
