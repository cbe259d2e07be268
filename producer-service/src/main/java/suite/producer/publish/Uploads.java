package suite.producer.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import suite.http.body.BoundedRequest;
import suite.http.problem.ProblemErrorController;
import suite.producer.problem.Problems;
import suite.producer.problem.TooManyException;
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

	private final Semaphore permits;

	Uploads(Templates templates, KafkaGate gate, SendMetrics metrics, RequestMemory memory, PublishSettings settings) {
		this.templates = templates;
		this.gate = gate;
		this.metrics = metrics;
		this.memory = memory;
		this.settings = settings;
		this.permits = new Semaphore(settings.maxUploads());
	}

	/**
	 * Sends all messages of an upload.
	 * @param reader makes a record of a line, or throws
	 * {@link suite.message.MalformedMessageException}
	 * @return {@code 200} if all lines were acknowledged, {@code 400} if some are not
	 * messages or the body broke off, {@code 408} if it stalled or took too long,
	 * {@code 503} if some were not acknowledged; always with the report
	 * @throws TooManyException if as many uploads as may are running
	 */
	ResponseEntity<Object> upload(HttpServletRequest request, Function<byte[], ProducerRecord<byte[], byte[]>> reader)
			throws IOException {
		this.gate.check();
		if (!this.permits.tryAcquire()) {
			throw new TooManyException("%d uploads are running, which is the most (suite.producer.publish.max-uploads)"
				.formatted(this.settings.maxUploads()));
		}
		// What waits for Kafka is held in the producer's own bounded buffer.
		try (RequestMemory.Share share = this.memory.take()) {
			share.growTo(this.settings.maxLine().toBytes() / 2);
			return upload(request, newUpload(request, reader));
		}
		finally {
			this.permits.release();
		}
	}

	private Upload newUpload(HttpServletRequest request, Function<byte[], ProducerRecord<byte[], byte[]>> reader)
			throws IOException {
		BoundedRequest.allowAnySize(request);
		int maxLine = (int) this.settings.maxLine().toBytes();
		return new Upload(new LineReader(request.getInputStream(), maxLine), reader, this.metrics);
	}

	private ResponseEntity<Object> upload(HttpServletRequest request, Upload upload) {
		long deadline = System.nanoTime() + this.settings.uploadTime().toNanos();
		UploadReport report = this.templates.bulk(Acks.ALL).execute((producer) -> run(upload, producer, deadline));
		if (upload.incomplete() == null) {
			return answer(report);
		}
		ResponseEntity<Object> answer = Problems.incomplete(upload.incomplete(), report.asMap());
		request.setAttribute(ProblemErrorController.PROBLEM, answer.getBody());
		return answer;
	}

	private static UploadReport run(Upload upload, Producer<byte[], byte[]> producer, long deadline) {
		try {
			return upload.run(producer, deadline);
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
