package suite.producer.send;

import java.util.ArrayList;
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
 * Sends records and waits for what became of them, with {@code acks=all}. A wait ends
 * after {@code max.block.ms} and {@code delivery.timeout.ms} at the latest. Thread-safe.
 */
@Component
public class Sender {

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

	private final SendMetrics metrics;

	Sender(Templates templates, KafkaGate gate, SendMetrics metrics) {
		this.templates = templates;
		this.gate = gate;
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
		this.gate.check();
		KafkaTemplate<byte[], byte[]> template = this.templates.bulk(Acks.ALL);
		List<CompletableFuture<SendResult<byte[], byte[]>>> sent = new ArrayList<>(records.size());
		CompletableFuture<SendResult<byte[], byte[]>> blocked = null;
		for (ProducerRecord<byte[], byte[]> record : records) {
			CompletableFuture<SendResult<byte[], byte[]>> future = (blocked != null) ? blocked
					: start(template, record);
			blocked = isBlocked(future) ? future : null;
			sent.add(future);
		}
		List<Result> results = sent.stream().map(Sender::await).toList();
		for (int i = 0; i < results.size(); i++) {
			this.metrics.count(records.get(i).topic(), results.get(i).failure());
		}
		return results;
	}

	private static boolean isBlocked(CompletableFuture<?> future) {
		return future.isCompletedExceptionally()
				&& future.handle((done, failure) -> failure).join() instanceof SendException ex
				&& ex.outcome() == SendException.Outcome.NOT_SENT;
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
