package suite.producer.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import suite.producer.problem.Problems;
import suite.producer.send.Acks;
import suite.producer.send.KafkaGate;
import suite.producer.send.SendMetrics;
import suite.producer.send.Templates;

/**
 * Takes NDJSON uploads. Thread-safe.
 */
@Component
class Uploads {

	private final Templates templates;

	private final KafkaGate gate;

	private final SendMetrics metrics;

	private final RequestMemory memory;

	private final PublishSettings settings;

	Uploads(Templates templates, KafkaGate gate, SendMetrics metrics, RequestMemory memory, PublishSettings settings) {
		this.templates = templates;
		this.gate = gate;
		this.metrics = metrics;
		this.memory = memory;
		this.settings = settings;
	}

	/**
	 * Sends all messages of an upload.
	 * @param reader makes a record of a line, or throws
	 * {@link suite.message.MalformedMessageException}
	 * @return {@code 200} if all lines were acknowledged, {@code 400} if some are not
	 * messages, {@code 503} if some were not acknowledged; always with the report
	 */
	ResponseEntity<Object> upload(InputStream body, Function<byte[], ProducerRecord<byte[], byte[]>> reader)
			throws IOException {
		this.gate.check();
		int maxLine = (int) this.settings.maxLine().toBytes();
		Upload upload = new Upload(new LineReader(body, maxLine), reader, this.metrics);
		// What waits for Kafka is held in the producer's own bounded buffer.
		int taken = this.memory.take(maxLine / 2);
		try {
			return answer(this.templates.bulk(Acks.ALL).execute((producer) -> run(upload, producer)));
		}
		finally {
			this.memory.giveBack(taken);
		}
	}

	private static UploadReport run(Upload upload, Producer<byte[], byte[]> producer) {
		try {
			return upload.run(producer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ResponseEntity<Object> answer(UploadReport report) {
		if (report.failed() > 0) {
			return Problems
				.unavailable("%d of %d messages were not acknowledged; they may or may not be stored; see errors"
					.formatted(report.failed(), report.received()), report.asMap());
		}
		if (report.rejected() > 0) {
			return Problems.badRequest("%d of %d lines are not messages, all others were acknowledged; see errors"
				.formatted(report.rejected(), report.received()), report.asMap());
		}
		return ResponseEntity.ok(report);
	}

}
