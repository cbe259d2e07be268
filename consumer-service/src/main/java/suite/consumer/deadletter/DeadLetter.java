package suite.consumer.deadletter;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import org.springframework.kafka.support.KafkaHeaders;

import suite.consumer.record.RecordTime;
import suite.message.Utf8;

/**
 * A dead letter as it is shown; null is unknown or not there.
 *
 * @param topic the dead-letter topic
 * @param reason why the record is here
 * @param exception the class of what was thrown
 * @param keyEncoding {@code utf-8}, or {@code base64} if the key is not text
 * @param valueEncoding the same for the value
 * @param attempts how often the message was replayed before it became this dead letter
 * @param replayed whether this dead letter is done with: replayed, or given up after too
 * many attempts
 * @param timestamp when it became a dead letter, in seconds since the epoch as in the
 * wire format
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeadLetter(String topic, int partition, long offset, String originalTopic, Integer originalPartition,
		Long originalOffset, String reason, String exception, String key, String keyEncoding, String value,
		String valueEncoding, int attempts, Boolean replayed, BigDecimal timestamp) {

	/** Counts in a record's headers, as decimal text, how often it was replayed. */
	static final String ATTEMPTS_HEADER = "replay-attempts";

	/** How the headers begin that say where a dead letter came from and why. */
	static final String INTERNAL_HEADERS = "kafka_dlt-";

	/** Says that key, value and headers were too large for a dead letter. */
	static final String WITHOUT_CONTENT_HEADER = "dead-letter-without-content";

	private static final int MAX_DIGITS = 9;

	static DeadLetter of(ConsumerRecord<byte[], byte[]> record, Boolean replayed) {
		Headers headers = record.headers();
		byte[] partition = header(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION);
		byte[] offset = header(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET);
		return new DeadLetter(record.topic(), record.partition(), record.offset(),
				text(header(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC)),
				(partition != null && partition.length == Integer.BYTES) ? ByteBuffer.wrap(partition).getInt() : null,
				(offset != null && offset.length == Long.BYTES) ? ByteBuffer.wrap(offset).getLong() : null,
				text(header(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE)),
				text(header(headers, KafkaHeaders.DLT_EXCEPTION_FQCN)), shown(record.key()), encoding(record.key()),
				shown(record.value()), encoding(record.value()), attempts(headers), replayed,
				RecordTime.seconds(record));
	}

	static int attempts(Headers headers) {
		byte[] attempts = header(headers, ATTEMPTS_HEADER);
		try {
			return (attempts != null && attempts.length <= MAX_DIGITS) ? Math.max(0, Integer.parseInt(text(attempts)))
					: 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	static boolean isWithoutContent(Headers headers) {
		return headers.lastHeader(WITHOUT_CONTENT_HEADER) != null;
	}

	private static byte[] header(Headers headers, String name) {
		Header header = headers.lastHeader(name);
		return (header != null) ? header.value() : null;
	}

	private static String text(byte[] utf8) {
		return (utf8 != null) ? new String(utf8, StandardCharsets.UTF_8) : null;
	}

	private static String shown(byte[] bytes) {
		return (bytes == null || Utf8.isValid(bytes)) ? text(bytes) : Base64.getEncoder().encodeToString(bytes);
	}

	private static String encoding(byte[] bytes) {
		if (bytes == null) {
			return null;
		}
		return Utf8.isValid(bytes) ? "utf-8" : "base64";
	}

}
