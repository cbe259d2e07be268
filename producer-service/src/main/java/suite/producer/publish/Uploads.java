package suite.producer.publish;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.http.body.BoundedRequest;
import suite.http.problem.LeftProblem;
import suite.producer.problem.Problems;
import suite.producer.send.SendSession;
import suite.producer.send.Sender;

/**
 * Takes NDJSON uploads. Thread-safe.
 */
@Component
class Uploads {

	/** What a line takes that is read, copied, decoded and encoded. */
	private static final long BYTES_PER_BYTE = 6;

	private final Sender sender;

	private final RequestMemory memory;

	private final PublishSettings settings;

	private final Semaphore permits;

	Uploads(Sender sender, RequestMemory memory, PublishSettings settings) {
		this.sender = sender;
		this.memory = memory;
		this.settings = settings;
		this.permits = new Semaphore(settings.maxUploads());
	}

	/**
	 * Sends all messages of an upload.
	 * @param topic where all of them go
	 * @param reader makes a record of a line, or throws
	 * {@link suite.message.MalformedMessageException}
	 * @return {@code 200} if all lines were acknowledged, {@code 400} if some are not
	 * messages or the body broke off, {@code 408} if it stalled or took too long,
	 * {@code 503} if some were not acknowledged; always with the report
	 * @throws RequestException if as many uploads as may are running
	 */
	ResponseEntity<Object> upload(HttpServletRequest request, String topic,
			Function<byte[], ProducerRecord<byte[], byte[]>> reader) throws IOException {
		if (!this.permits.tryAcquire()) {
			throw RequestException
				.unavailable("%s uploads are running, which is the most (suite.producer.publish.max-uploads)"
					.formatted(this.settings.maxUploads()));
		}
		// What waits for Kafka is counted apart.
		try (RequestMemory.Share share = this.memory.take()) {
			return upload(request, topic, newUpload(request, reader, share));
		}
		finally {
			this.permits.release();
		}
	}

	private Upload newUpload(HttpServletRequest request, Function<byte[], ProducerRecord<byte[], byte[]>> reader,
			RequestMemory.Share share) throws IOException {
		BoundedRequest.allowAnySize(request);
		share.need(BYTES_PER_BYTE * LineReader.CHUNK);
		int maxLine = (int) this.settings.maxLine().toBytes();
		return new Upload(
				new LineReader(request.getInputStream(), maxLine, (length) -> share.need(BYTES_PER_BYTE * length)),
				reader);
	}

	private ResponseEntity<Object> upload(HttpServletRequest request, String topic, Upload upload) throws IOException {
		long deadline = System.nanoTime() + this.settings.uploadTime().toNanos();
		UploadReport report;
		try (SendSession session = this.sender.open(topic,
				this.settings.uploadTime().plus(this.settings.uploadTime()))) {
			report = upload.run(session, deadline);
		}
		if (upload.incomplete() == null) {
			return answer(report);
		}
		ResponseEntity<Object> answer = Problems.incomplete(upload.incomplete(), report.asMap());
		LeftProblem.leave(request, (ProblemDetail) answer.getBody());
		return answer;
	}

	private static ResponseEntity<Object> answer(UploadReport report) {
		if (report.failed() > 0) {
			return Problems
				.unavailable("%s of %s messages were not acknowledged; they may or may not be stored; see errors"
					.formatted(report.failed(), report.received()), report.asMap());
		}
		if (report.rejected() > 0) {
			return Problems.badRequest("%s of %s lines are not messages, all others were acknowledged; see errors"
				.formatted(report.rejected(), report.received()), report.asMap());
		}
		return ResponseEntity.ok(report);
	}

}
