package suite.consumer.messages;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import suite.consumer.topic.ConsumedTopics;
import suite.kafka.record.RecordTime;

/**
 * A record as it is shown.
 *
 * @param timestamp the record's own, when it was produced, in seconds since the epoch as
 * in the wire format; null if it has none
 * @param key the key as text, null if it has none
 * @param value what its topic shows of it
 * @param headers the last header of each name, as text
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record MessageView(String topic, int partition, long offset, @Nullable BigDecimal timestamp, @Nullable String key,
		Object value, Map<String, @Nullable String> headers) {

	static MessageView of(ConsumedTopics topics, ConsumerRecord<byte[], byte[]> record) {
		Map<String, @Nullable String> headers = new TreeMap<>();
		for (Header header : record.headers()) {
			headers.put(header.key(), text(header.value()));
		}
		return new MessageView(record.topic(), record.partition(), record.offset(), RecordTime.seconds(record),
				text(record.key()), topics.show(record), headers);
	}

	private static @Nullable String text(byte @Nullable [] utf8) {
		return (utf8 != null) ? new String(utf8, StandardCharsets.UTF_8) : null;
	}

}
