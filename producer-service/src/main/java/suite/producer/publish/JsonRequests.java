package suite.producer.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import suite.failure.RequestException;
import suite.http.body.BoundedRequest;
import suite.http.problem.RequestProblems;

/**
 * Reads the JSON bodies of requests, within bounds, and answers with what became of them.
 * Thread-safe.
 */
@Component
class JsonRequests {

	private static final int CHUNK = 8 * 1024;

	/** To read a body takes some three times its bytes: a buffer that grows is copied. */
	private static final int READING = 3;

	private final Publisher publisher;

	private final RequestMemory memory;

	private final PublishSettings settings;

	private final JsonMapper mapper;

	JsonRequests(Publisher publisher, RequestMemory memory, PublishSettings settings, JsonMapper mapper) {
		this.publisher = publisher;
		this.memory = memory;
		this.settings = settings;
		this.mapper = mapper;
	}

	/**
	 * Publishes the body of a request.
	 * @param topic where all of it goes
	 * @return {@code 201} and a receipt for one item; {@code 200} and a receipt or a
	 * problem for each of many, or {@code 503} if Kafka took none of them
	 * @throws RequestException if nothing can be sent, or the one item was not
	 * acknowledged
	 */
	ResponseEntity<?> publish(HttpServletRequest request, String topic, RecordReader reader) throws IOException {
		RequestMemory.Share share = takeMemory();
		Published published = this.publisher.publish(read(request, share), topic, reader, share);
		return (published instanceof ArrayOutcomes outcomes) ? answer(outcomes) : answer((Receipt) published);
	}

	// Until the answer is written.
	private RequestMemory.Share takeMemory() {
		RequestMemory.Share share = this.memory.take();
		RequestContextHolder.currentRequestAttributes()
			.registerDestructionCallback(RequestMemory.class.getName(), share::close, RequestAttributes.SCOPE_REQUEST);
		return share;
	}

	private byte[] read(HttpServletRequest request, RequestMemory.Share share) throws IOException {
		long length = request.getContentLengthLong();
		requireSize(length);
		BoundedRequest.allowAnySize(request);
		InputStream in = request.getInputStream();
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		// A single message is some 70 bytes: one byte more than it has, to see its end.
		byte[] chunk = new byte[(int) ((length >= 0) ? Math.min(length + 1, CHUNK) : CHUNK)];
		for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
			requireSize(body.size() + (long) read);
			share.need((long) READING * (body.size() + read));
			body.write(chunk, 0, read);
		}
		return body.toByteArray();
	}

	private void requireSize(long bytes) {
		long max = this.settings.maxBody().toBytes();
		if (bytes > max) {
			throw RequestException.tooLarge(("the body is larger than %s bytes; send it as application/x-ndjson, "
					+ "which may be of any length, or raise suite.producer.publish.max-body")
				.formatted(max));
		}
	}

	// A body of known length is one write to the socket; one that is not takes two.
	private ResponseEntity<?> answer(Receipt receipt) {
		return ResponseEntity.status(HttpStatus.CREATED)
			.contentType(MediaType.APPLICATION_JSON)
			.body(this.mapper.writeValueAsBytes(receipt));
	}

	private static ResponseEntity<?> answer(ArrayOutcomes outcomes) {
		ArrayAnswer answer = new ArrayAnswer(outcomes);
		if (!outcomes.isOutage()) {
			return ResponseEntity.ok(answer);
		}
		ProblemDetail problem = RequestProblems
			.of(RequestException.unavailable("none of the messages was acknowledged"));
		problem.setProperty("results", answer);
		return ResponseEntity.of(problem).build();
	}

}
