package suite.producer.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JsonParser;

import org.springframework.util.unit.DataSize;

import suite.message.Message;
import suite.message.MessageCodec;

/**
 * Makes records of messages, for one request. A message without a timestamp gets the time
 * of the request, a line the time at which it is read.
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

	/**
	 * Makes a record of a line.
	 * @throws suite.message.MalformedMessageException if it is no message
	 */
	ProducerRecord<byte[], byte[]> read(byte[] line) {
		return record(MessageCodec.decode(line, now()));
	}

	private ProducerRecord<byte[], byte[]> record(Message message) {
		return new ProducerRecord<>(this.topic, Key.of("user_id", message.userId(), this.maxKey),
				MessageCodec.encode(message));
	}

	// As fine as runs tell time.
	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
