package suite.producer.send;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/**
 * Sends records and waits for what became of them, with {@code acks=all}. A wait for one
 * ends after {@code max.block.ms} and {@code delivery.timeout.ms} at the latest.
 * Thread-safe.
 */
@Component
public class Sender {

	/**
	 * Bytes that one caller may have unacknowledged: few enough for a slow broker to take
	 * them before they expire, enough to keep a fast one busy.
	 */
	private static final int WINDOW = 2 * 1024 * 1024;

	/** How long an array may wait for room; its last records wait for their answer. */
	private static final Duration ARRAY_TIME = Duration.ofSeconds(20);

	private static final Duration NO_END = Duration.ofDays(365);

	/**
	 * What became of one record: either is null.
	 *
	 * @param metadata where it is stored
	 * @param failure why it was not acknowledged
	 */
	public record Result(RecordMetadata metadata, SendException failure) {
	}

	private final Templates templates;

	private final KafkaGate gate;

	private final Unacknowledged unacknowledged;

	private final SendMetrics metrics;

	Sender(Templates templates, KafkaGate gate, Unacknowledged unacknowledged, SendMetrics metrics) {
		this.templates = templates;
		this.gate = gate;
		this.unacknowledged = unacknowledged;
		this.metrics = metrics;
	}

	/**
	 * Sends one record.
	 * @return where it is stored
	 * @throws SendException if it was not acknowledged
	 */
	public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
		this.gate.check();
		Result result = await(start(this.templates.immediate(Acks.ALL), record));
		this.metrics.count(record.topic(), result.failure());
		if (result.failure() != null) {
			throw result.failure();
		}
		return result.metadata();
	}

	/**
	 * Sends records in their order and waits for all of them. Once one could not be sent,
	 * those behind it are not tried.
	 * @return a result for each record, in order
	 * @throws SendException if none was tried because Kafka is known to be away
	 */
	public List<Result> sendAll(List<ProducerRecord<byte[], byte[]>> records) {
		Result[] results = new Result[records.size()];
		try (SendSession session = open(ARRAY_TIME)) {
			for (int i = 0; i < results.length; i++) {
				int index = i;
				session.send(records.get(i), (metadata, failure) -> results[index] = new Result(metadata, failure));
			}
		}
		return List.of(results);
	}

	/**
	 * Begins to send many records, in batches.
	 * @throws SendException if Kafka is known to be away
	 */
	public SendSession open() {
		return open(NO_END);
	}

	private SendSession open(Duration patience) {
		this.gate.check();
		return new SendSession(this.templates.bulk(Acks.ALL).getProducerFactory().createProducer(), this.unacknowledged,
				this.unacknowledged.share(WINDOW), this.metrics, System.nanoTime() + patience.toNanos());
	}

	// The template throws what failed before the producer accepted the record, and
	// completes the future with what failed after.
	private static CompletableFuture<SendResult<byte[], byte[]>> start(KafkaTemplate<byte[], byte[]> template,
			ProducerRecord<byte[], byte[]> record) {
		try {
			return template.send(record);
		}
		catch (KafkaException ex) {
			return CompletableFuture.failedFuture(SendException.beforeSending(ex.getCause()));
		}
		catch (org.apache.kafka.common.KafkaException ex) {
			return CompletableFuture.failedFuture(SendException.beforeSending(ex));
		}
	}

	private static Result await(CompletableFuture<SendResult<byte[], byte[]>> future) {
		try {
			return new Result(future.get().getRecordMetadata(), null);
		}
		catch (ExecutionException ex) {
			Throwable cause = ex.getCause();
			return new Result(null, (cause instanceof SendException failure) ? failure
					: SendException.afterSending((cause instanceof KafkaException) ? cause.getCause() : cause));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Result(null, SendException.afterSending(ex));
		}
	}

}
