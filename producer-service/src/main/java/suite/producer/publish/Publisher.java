package suite.producer.publish;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.clients.producer.ProducerRecord;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

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

	private final Sender sender;

	private final RequestMemory memory;

	private final PublishSettings settings;

	Publisher(Sender sender, RequestMemory memory, PublishSettings settings) {
		this.sender = sender;
		this.memory = memory;
		this.settings = settings;
	}

	/**
	 * Publishes a body.
	 * @return {@code 201} and a receipt for one item; {@code 200} and a receipt or a
	 * problem for each of many, or {@code 503} if Kafka took none of them
	 * @throws suite.message.MalformedMessageException if nothing can be sent
	 * @throws SendException if the one item was not acknowledged
	 */
	ResponseEntity<Object> publish(HttpServletRequest request, RecordReader reader) throws IOException {
		long max = this.settings.maxBody().toBytes();
		long length = request.getContentLengthLong();
		int taken = this.memory.take((length >= 0) ? Math.min(length, max) : max);
		try {
			return publish(readBounded(request.getInputStream()), reader);
		}
		finally {
			this.memory.giveBack(taken);
		}
	}

	private ResponseEntity<Object> publish(byte[] json, RecordReader reader) {
		JsonBody body = JsonBody.read(json, reader);
		if (body.array()) {
			return publishAll(body.items());
		}
		JsonBody.Item item = body.items().get(0);
		if (item.problem() != null) {
			throw item.problem();
		}
		return ResponseEntity.status(HttpStatus.CREATED).body(Receipt.of(this.sender.send(item.record())));
	}

	private byte[] readBounded(InputStream in) throws IOException {
		int max = (int) this.settings.maxBody().toBytes();
		byte[] body = in.readNBytes(max + 1);
		if (body.length > max) {
			throw new BodyTooLargeException("the body is larger than %d bytes; send it as application/x-ndjson, "
					+ "which may be of any length, or raise suite.producer.publish.max-body".formatted(max));
		}
		return body;
	}

	private ResponseEntity<Object> publishAll(List<JsonBody.Item> items) {
		List<ProducerRecord<byte[], byte[]>> records = items.stream()
			.map(JsonBody.Item::record)
			.filter(Objects::nonNull)
			.toList();
		List<Sender.Result> results = records.isEmpty() ? List.of() : this.sender.sendAll(records);
		Iterator<Sender.Result> next = results.iterator();
		List<Object> answers = items.stream()
			.map((item) -> (item.problem() != null) ? Problems.of(item.problem()) : answer(next.next()))
			.toList();
		boolean nothingStored = !results.isEmpty()
				&& results.stream().allMatch((result) -> result.failure() != null && isOutage(result.failure()));
		return nothingStored ? Problems.unavailable("none of the messages was acknowledged", Map.of("results", answers))
				: ResponseEntity.ok(answers);
	}

	private static Object answer(Sender.Result result) {
		return (result.failure() != null) ? Problems.of(result.failure()) : Receipt.of(result.metadata());
	}

	private static boolean isOutage(SendException failure) {
		return failure.outcome() == SendException.Outcome.NOT_SENT
				|| failure.outcome() == SendException.Outcome.UNKNOWN;
	}

}
