package suite.deadletter;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.KafkaHeaders;

import suite.kafka.record.RecordTime;
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
 * @param timestamp the dead letter's own, in seconds since the epoch as in the wire
 * format
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeadLetter(String topic, int partition, long offset, @Nullable String originalTopic,
		@Nullable Integer originalPartition, @Nullable Long originalOffset, @Nullable String reason,
		@Nullable String exception, @Nullable String key, @Nullable String keyEncoding, @Nullable String value,
		@Nullable String valueEncoding, int attempts, @Nullable Boolean replayed, @Nullable BigDecimal timestamp) {

	static DeadLetter of(ConsumerRecord<byte[], byte[]> record, @Nullable Boolean replayed) {
		Headers headers = record.headers();
		byte[] partition = DeadLetterHeaders.value(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION);
		byte[] offset = DeadLetterHeaders.value(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET);
		return new DeadLetter(record.topic(), record.partition(), record.offset(),
				text(DeadLetterHeaders.value(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC)),
				(partition != null && partition.length == Integer.BYTES) ? ByteBuffer.wrap(partition).getInt() : null,
				(offset != null && offset.length == Long.BYTES) ? ByteBuffer.wrap(offset).getLong() : null,
				text(DeadLetterHeaders.value(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE)),
				text(DeadLetterHeaders.value(headers, KafkaHeaders.DLT_EXCEPTION_FQCN)), shown(record.key()),
				encoding(record.key()), shown(record.value()), encoding(record.value()),
				DeadLetterHeaders.attempts(headers), replayed, RecordTime.seconds(record));
	}

	private static @Nullable String text(byte @Nullable [] utf8) {
		return (utf8 != null) ? new String(utf8, StandardCharsets.UTF_8) : null;
	}

	private static @Nullable String shown(byte @Nullable [] bytes) {
		return (bytes == null || Utf8.isValid(bytes)) ? text(bytes) : Base64.getEncoder().encodeToString(bytes);
	}

	private static @Nullable String encoding(byte @Nullable [] bytes) {
		if (bytes == null) {
			return null;
		}
		return Utf8.isValid(bytes) ? "utf-8" : "base64";
	}

}
