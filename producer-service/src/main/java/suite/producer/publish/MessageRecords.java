package suite.producer.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

import org.springframework.util.unit.DataSize;

import suite.message.Message;
import suite.message.MessageCodec;

/**
 * Makes records of messages, for one request. Text that is written as this suite writes
 * it is only checked, and goes to Kafka as it is. A message without a timestamp gets the
 * time of the request, a line the time at which it is read.
 */
final class MessageRecords implements RecordReader {

	private final String topic;

	private final DataSize maxKey;

	private final Instant requested = now();

	/**
	 * Makes records.
	 * @param topic where they go
	 * @param maxKey largest key
	 */
	MessageRecords(String topic, DataSize maxKey) {
		this.topic = topic;
		this.maxKey = maxKey;
	}

	@Override
	public ProducerRecord<byte[], byte[]> read(JsonParser parser) {
		return record(MessageCodec.decode(parser, this.requested));
	}

	@Override
	public @Nullable ProducerRecord<byte[], byte[]> asItIs(byte[] json) {
		Message message = MessageCodec.decodeCanonical(json);
		return (message != null) ? record(message, json) : null;
	}

	/**
	 * Makes a record of a line.
	 * @throws suite.message.MalformedMessageException if it is no message
	 */
	ProducerRecord<byte[], byte[]> read(byte[] line) {
		ProducerRecord<byte[], byte[]> asItIs = asItIs(line);
		return (asItIs != null) ? asItIs : record(MessageCodec.decode(line, now()));
	}

	private ProducerRecord<byte[], byte[]> record(Message message) {
		return record(message, MessageCodec.encode(message));
	}

	private ProducerRecord<byte[], byte[]> record(Message message, byte[] json) {
		return new ProducerRecord<>(this.topic, Key.of("user_id", message.userId(), this.maxKey), json);
	}

	// As fine as runs tell time.
	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
