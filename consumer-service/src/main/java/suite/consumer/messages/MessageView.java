package suite.consumer.messages;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import suite.consumer.record.Content;
import suite.consumer.record.RecordTime;
import suite.message.Message;
import suite.message.Topics;

/**
 * A record as it is shown.
 *
 * @param timestamp the record's own, when it was produced, in seconds since the epoch as
 * in the wire format; null if it has none
 * @param key the key as text, null if it has none
 * @param value the message in the names of the wire format, or the text
 * @param headers the last header of each name, as text
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record MessageView(String topic, int partition, long offset, BigDecimal timestamp, String key, Object value,
		Map<String, String> headers) {

	static MessageView of(ConsumerRecord<byte[], byte[]> record) {
		Map<String, String> headers = new TreeMap<>();
		for (Header header : record.headers()) {
			headers.put(header.key(), text(header.value()));
		}
		Object value = record.topic().equals(Topics.TEST) ? WireMessage.of(Content.message(record))
				: Content.text(record);
		return new MessageView(record.topic(), record.partition(), record.offset(), RecordTime.seconds(record),
				text(record.key()), value, headers);
	}

	private static String text(byte[] utf8) {
		return (utf8 != null) ? new String(utf8, StandardCharsets.UTF_8) : null;
	}

	/**
	 * A message in the names of the wire format.
	 */
	record WireMessage(long id, BigDecimal timestamp, long value, @JsonProperty("user_id") String userId) {

		static WireMessage of(Message message) {
			BigDecimal seconds = BigDecimal.valueOf(message.timestamp().getEpochSecond())
				.add(BigDecimal.valueOf(message.timestamp().getNano(), 9))
				.stripTrailingZeros();
			return new WireMessage(message.id(), seconds.setScale(Math.max(1, seconds.scale())), message.value(),
					message.userId());
		}

	}
}
