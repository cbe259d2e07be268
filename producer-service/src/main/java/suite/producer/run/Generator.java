package suite.producer.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import suite.message.MessageCodec;
import suite.message.Topics;

/**
 * Makes the messages of the case: {@code value = id * 10}, {@code user_id = user_(id %
 * users)}, the time of sending. Used by one thread.
 */
class Generator {

	private final String topic;

	private final int users;

	private final List<Header> headers;

	Generator(RunPlan plan, String runId) {
		this.topic = plan.topic();
		this.users = plan.users();
		this.headers = List.of(new RecordHeader(Topics.RUN_ID_HEADER, runId.getBytes(StandardCharsets.UTF_8)));
	}

	ProducerRecord<byte[], byte[]> record(int id) {
		byte[] user = ("user_" + id % this.users).getBytes(StandardCharsets.ISO_8859_1);
		Instant now = Instant.now();
		int micros = now.getNano() / 1000 * 1000;
		byte[] value = MessageCodec.encode(id, now.getEpochSecond(), micros, id * 10L, user);
		return new ProducerRecord<>(this.topic, null, null, user, value, this.headers);
	}

}
