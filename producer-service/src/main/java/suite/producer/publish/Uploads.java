package suite.producer.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import suite.producer.problem.Problems;
import suite.producer.send.Acks;
import suite.producer.send.KafkaGate;
import suite.producer.send.Templates;

/**
 * Takes NDJSON uploads. Thread-safe.
 */
@Component
class Uploads {

	private final Templates templates;

	private final KafkaGate gate;

	private final PublishSettings settings;

	Uploads(Templates templates, KafkaGate gate, PublishSettings settings) {
		this.templates = templates;
		this.gate = gate;
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
		Upload upload = new Upload(new LineReader(body, (int) this.settings.maxLine().toBytes()), reader);
		UploadReport report = this.templates.bulk(Acks.ALL).execute((producer) -> {
			try {
				return upload.run(producer);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		return answer(report);
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
