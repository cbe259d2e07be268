package suite.consumer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * Consumer records for tests.
 */
public final class Records {

	private Records() {
	}

	public static ConsumerRecord<byte[], byte[]> record(String topic, long offset, String key, String value) {
		byte[] keyBytes = bytes(key);
		byte[] valueBytes = bytes(value);
		return new ConsumerRecord<>(topic, 0, offset, 1_700_000_000_000L + offset, TimestampType.CREATE_TIME,
				(keyBytes != null) ? keyBytes.length : -1, (valueBytes != null) ? valueBytes.length : -1, keyBytes,
				valueBytes, new RecordHeaders(), Optional.empty());
	}

	public static List<ConsumerRecord<byte[], byte[]>> texts(String topic, int count) {
		return IntStream.range(0, count).mapToObj((offset) -> record(topic, offset, "key", "TEXT " + offset)).toList();
	}

	public static byte[] bytes(String text) {
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

}
