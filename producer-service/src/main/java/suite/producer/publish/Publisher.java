package suite.producer.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import suite.failure.RequestException;
import suite.http.body.BoundedRequest;
import suite.producer.problem.Problems;
import suite.producer.send.KafkaGate;
import suite.producer.send.SendException;
import suite.producer.send.SendSession;
import suite.producer.send.Sender;

/**
 * Takes a JSON body of one item or many, sends what is right in it and answers for each
 * item. Thread-safe.
 */
@Component
class Publisher {

	private static final int CHUNK = 8 * 1024;

	/**
	 * As many single messages may wait for Kafka: fewer than Tomcat has threads, see
	 * {@code server.tomcat.threads.max}.
	 */
	private static final int SINGLES = 128;

	/** In a burst, further ones wait a moment for those before them. */
	private static final long BURST_MILLIS = 100;

	/** The same of arrays. */
	private static final int ARRAYS = 16;

	/** Arrays may always wait in a fifth of the memory. */
	private static final int ARRAYS_SHARE = 5;

	private static final String ALL_ARRAYS = "arrays";

	/** To read a body takes some three times its bytes: a buffer that grows is copied. */
	private static final int READING = 3;

	/** To make a record of one that is a single item takes as much again. */
	private static final int SINGLE = 6;

	/**
	 * How long an array may wait for room, as long as a send waits for Kafka's buffer
	 * ({@code max.block.ms}); then its last records wait for their answer.
	 */
	private static final Duration ARRAY_TIME = Duration.ofSeconds(5);

	private final Sender sender;

	private final KafkaGate gate;

	private final RequestMemory memory;

	private final PublishSettings settings;

	private final JsonMapper mapper;

	/** Messages, by partition; they and the arrays go to different producers. */
	private final Backlog singles;

	/** Kilobytes, as the request memory counts them. */
	private final Backlog arrays;

	private final Semaphore singlePlaces = new Semaphore(SINGLES);

	private final Semaphore arrayPlaces = new Semaphore(ARRAYS);

	Publisher(Sender sender, KafkaGate gate, RequestMemory memory, PublishSettings settings, JsonMapper mapper) {
		this.sender = sender;
		this.gate = gate;
		this.memory = memory;
		this.settings = settings;
		this.mapper = mapper;
		this.singles = new Backlog(settings.maxWait(), SINGLES, System::nanoTime);
		this.arrays = new Backlog(settings.maxWait(), settings.memory().toKilobytes() / ARRAYS_SHARE, System::nanoTime);
	}

	/**
	 * Publishes a body.
	 * @param topic where all of it goes
	 * @return {@code 201} and a receipt for one item; {@code 200} and a receipt or a
	 * problem for each of many, or {@code 503} if Kafka took none of them
	 * @throws suite.message.MalformedMessageException if nothing can be sent
	 * @throws SendException if the one item was not acknowledged
	 */
	ResponseEntity<Object> publish(HttpServletRequest request, String topic, RecordReader reader) throws IOException {
		RequestMemory.Share share = this.memory.take();
		// Until the answer is written.
		RequestContextHolder.currentRequestAttributes()
			.registerDestructionCallback(RequestMemory.class.getName(), share::close, RequestAttributes.SCOPE_REQUEST);
		byte[] json = readBounded(request, share);
		JsonBody body = JsonBody.read(json, reader);
		if (!body.isArray()) {
			share.need((long) SINGLE * json.length);
			return publishOne(body.single());
		}
		long answer = (long) ArrayAnswer.BYTES_PER_ITEM * body.size();
		share.onlyNeed(json.length);
		share.need(json.length + answer);
		ArrayAnswer answers = publishAll(topic, body, share.taken() / 1024);
		share.onlyNeed(answer);
		return answers.isOutage()
				? Problems.unavailable("none of the messages was acknowledged", Map.of("results", answers))
				: ResponseEntity.ok(answers);
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
			share.need((long) READING * (body.size() + read));
			body.write(chunk, 0, read);
		}
		return body.toByteArray();
	}

	private static void requireSize(long bytes, long max) {
		if (bytes > max) {
			throw RequestException.tooLarge(("the body is larger than %s bytes; send it as application/x-ndjson, "
					+ "which may be of any length, or raise suite.producer.publish.max-body")
				.formatted(max));
		}
	}

	private ResponseEntity<Object> publishOne(ProducerRecord<byte[], byte[]> record) {
		take(this.singlePlaces, BURST_MILLIS);
		try {
			RecordMetadata metadata = sendOne(record);
			return ResponseEntity.status(HttpStatus.CREATED)
				.contentType(MediaType.APPLICATION_JSON)
				.body(json(metadata));
		}
		finally {
			this.singlePlaces.release();
		}
	}

	private static void take(Semaphore places, long millis) {
		boolean taken = false;
		try {
			taken = places.tryAcquire(millis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (!taken) {
			throw new SendException(SendException.Outcome.NOT_SENT,
					"not sent: as many requests as may already wait for Kafka", null);
		}
	}

	private RecordMetadata sendOne(ProducerRecord<byte[], byte[]> record) {
		TopicPartition partition = this.gate.partition(record.topic(), record.key());
		this.singles.enter(partition, 1);
		boolean acked = false;
		try {
			RecordMetadata metadata = this.sender.send(record);
			acked = true;
			return metadata;
		}
		finally {
			this.singles.leave(partition, 1, acked);
		}
	}

	// A body of known length is one write to the socket; one that is not takes two.
	private byte[] json(RecordMetadata metadata) {
		return this.mapper.writeValueAsBytes(Receipt.of(metadata));
	}

	private ArrayAnswer publishAll(String topic, JsonBody body, long kilobytes) {
		take(this.arrayPlaces, 0);
		try {
			return sendAll(topic, body, kilobytes);
		}
		finally {
			this.arrayPlaces.release();
		}
	}

	private ArrayAnswer sendAll(String topic, JsonBody body, long kilobytes) {
		ArrayAnswer answers = new ArrayAnswer(body.size());
		this.arrays.enter(ALL_ARRAYS, kilobytes);
		boolean acked = false;
		try (SendSession session = this.sender.open(topic, ARRAY_TIME)) {
			int[] next = new int[1];
			body.forEach((item) -> send(session, item, next[0]++, answers));
			session.await();
			acked = answers.isAnyStored();
		}
		finally {
			this.arrays.leave(ALL_ARRAYS, kilobytes, acked);
		}
		return answers;
	}

	private static void send(SendSession session, JsonBody.Item item, int index, ArrayAnswer answers) {
		if (item.record() == null) {
			answers.malformed(index, item.problem());
		}
		else {
			session.send(item.record(), (metadata, failure) -> answers.sent(index, metadata, failure));
		}
	}

}
