package suite.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

import org.springframework.kafka.support.KafkaHeaders;

import suite.message.Topics;

/**
 * Records as the tests send and read them.
 */
final class Records {

	private Records() {
	}

	/**
	 * Texts for ten users, each with the same number.
	 */
	static List<ProducerRecord<byte[], byte[]>> texts(String prefix, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> input(prefix + i % 10, ("hello streams " + i).getBytes(StandardCharsets.UTF_8)))
			.toList();
	}

	static ProducerRecord<byte[], byte[]> input(String key, byte[] value) {
		return new ProducerRecord<>(Topics.INPUT, key.getBytes(StandardCharsets.UTF_8), value);
	}

	/**
	 * What is counted of {@link #texts}.
	 */
	static Map<String, Integer> counts(String prefix, int each) {
		Map<String, Integer> counts = new HashMap<>();
		IntStream.range(0, 10).forEach((user) -> counts.put(prefix + user, each));
		return counts;
	}

	static List<ConsumerRecord<byte[], byte[]>> withKeys(String prefix, List<ConsumerRecord<byte[], byte[]>> records) {
		return records.stream().filter((record) -> text(record.key()).startsWith(prefix)).toList();
	}

	static String text(byte[] data) {
		return new String(data, StandardCharsets.UTF_8);
	}

	/**
	 * Where a dead letter's record is, as {@code partition@offset}.
	 */
	static String place(Headers deadLetter) {
		return ByteBuffer.wrap(deadLetter.lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION).value()).getInt() + "@"
				+ ByteBuffer.wrap(deadLetter.lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET).value()).getLong();
	}

	static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
		Map<String, String> headers = new HashMap<>();
		record.headers().forEach((header) -> headers.put(header.key(), text(header.value())));
		return headers;
	}

}
