package suite.producer.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import suite.http.body.BoundedRequest;
import suite.producer.problem.BodyTooLargeException;
import suite.producer.problem.Problems;
import suite.producer.send.SendException;
import suite.producer.send.Sender;

/**
 * Takes a JSON body of one item or many, sends what is right in it and answers for each
 * item. Thread-safe.
 */
@Component
class Publisher {

	private static final int CHUNK = 8 * 1024;

	/** As many single messages may always wait: fewer than Tomcat has threads. */
	private static final int SINGLES = 128;

	/** Arrays may always wait in an eighth of the memory. */
	private static final int ARRAYS = 8;

	private final Sender sender;

	private final RequestMemory memory;

	private final PublishSettings settings;

	private final JsonMapper mapper;

	/** Messages; they and the arrays go to different producers. */
	private final Backlog singles;

	/** Kilobytes, as the request memory counts them. */
	private final Backlog arrays;

	Publisher(Sender sender, RequestMemory memory, PublishSettings settings, JsonMapper mapper) {
		this.sender = sender;
		this.memory = memory;
		this.settings = settings;
		this.mapper = mapper;
		this.singles = new Backlog(settings.maxWait(), SINGLES, System::nanoTime);
		this.arrays = new Backlog(settings.maxWait(), settings.memory().toKilobytes() / ARRAYS, System::nanoTime);
	}

	/**
	 * Publishes a body.
	 * @return {@code 201} and a receipt for one item; {@code 200} and a receipt or a
	 * problem for each of many, or {@code 503} if Kafka took none of them
	 * @throws suite.message.MalformedMessageException if nothing can be sent
	 * @throws SendException if the one item was not acknowledged
	 */
	ResponseEntity<Object> publish(HttpServletRequest request, RecordReader reader) throws IOException {
		try (RequestMemory.Share share = this.memory.take()) {
			JsonBody body = JsonBody.read(readBounded(request, share), reader);
			return body.array() ? publishAll(body.items(), share.kilobytes()) : publishOne(body.items().get(0));
		}
	}

	private byte[] readBounded(HttpServletRequest request, RequestMemory.Share share) throws IOException {
		long max = this.settings.maxBody().toBytes();
		long length = request.getContentLengthLong();
		requireSize(length, max);
		BoundedRequest.allowAnySize(request);
		InputStream in = request.getInputStream();
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		// A single message is some 70 bytes: one byte more than it has, to see its end.
		byte[] chunk = new byte[(int) ((length >= 0) ? Math.min(length + 1, CHUNK) : CHUNK)];
		for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
			requireSize(body.size() + (long) read, max);
			share.growTo(body.size() + (long) read);
			body.write(chunk, 0, read);
		}
		return body.toByteArray();
	}

	private static void requireSize(long bytes, long max) {
		if (bytes > max) {
			throw new BodyTooLargeException("the body is larger than %d bytes; send it as application/x-ndjson, "
					+ "which may be of any length, or raise suite.producer.publish.max-body".formatted(max));
		}
	}

	private ResponseEntity<Object> publishOne(JsonBody.Item item) {
		if (item.problem() != null) {
			throw item.problem();
		}
		this.singles.enter(1);
		boolean acked = false;
		try {
			RecordMetadata metadata = this.sender.send(item.record());
			acked = true;
			return ResponseEntity.status(HttpStatus.CREATED)
				.contentType(MediaType.APPLICATION_JSON)
				.body(json(metadata));
		}
		finally {
			this.singles.leave(1, acked);
		}
	}

	// A body of known length is one write to the socket; one that is not takes two.
	private byte[] json(RecordMetadata metadata) {
		return this.mapper.writeValueAsBytes(Receipt.of(metadata));
	}

	private ResponseEntity<Object> publishAll(List<JsonBody.Item> items, int kilobytes) {
		List<ProducerRecord<byte[], byte[]>> records = items.stream()
			.map(JsonBody.Item::record)
			.filter(Objects::nonNull)
			.toList();
		List<Sender.Result> results = records.isEmpty() ? List.of() : sendAll(records, kilobytes);
		Iterator<Sender.Result> next = results.iterator();
		List<Object> answers = items.stream()
			.map((item) -> (item.problem() != null) ? Problems.of(item.problem()) : answer(next.next()))
			.toList();
		boolean nothingStored = !results.isEmpty()
				&& results.stream().allMatch((result) -> result.failure() != null && isOutage(result.failure()));
		return nothingStored ? Problems.unavailable("none of the messages was acknowledged", Map.of("results", answers))
				: ResponseEntity.ok(answers);
	}

	private List<Sender.Result> sendAll(List<ProducerRecord<byte[], byte[]>> records, int kilobytes) {
		this.arrays.enter(kilobytes);
		boolean acked = false;
		try {
			List<Sender.Result> results = this.sender.sendAll(records);
			acked = results.get(results.size() - 1).failure() == null;
			return results;
		}
		finally {
			this.arrays.leave(kilobytes, acked);
		}
	}

	private static Object answer(Sender.Result result) {
		return (result.failure() != null) ? Problems.of(result.failure()) : Receipt.of(result.metadata());
	}

	private static boolean isOutage(SendException failure) {
		return failure.outcome() == SendException.Outcome.NOT_SENT
				|| failure.outcome() == SendException.Outcome.UNKNOWN;
	}

}
