package suite.producer.send;

import java.time.Duration;
import java.util.Objects;
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
		try {
			check(record);
			RecordMetadata metadata = await(start(record));
			this.metrics.count(record.topic(), null);
			return metadata;
		}
		catch (SendException ex) {
			this.metrics.count(record.topic(), ex);
			throw ex;
		}
	}

	/**
	 * Begins to send many records, in batches.
	 * @param patience how long may be waited for room, in all
	 * @throws SendException if Kafka, or the whole topic, is known to be away
	 */
	public SendSession open(String topic, Duration patience) {
		this.gate.check(topic);
		return new SendSession(this.templates.bulk(Acks.ALL).getProducerFactory().createProducer(), this.gate,
				this.unacknowledged, this.unacknowledged.share(WINDOW), this.metrics,
				System.nanoTime() + patience.toNanos());
	}

	private void check(ProducerRecord<byte[], byte[]> record) {
		this.gate.check(record.topic());
		SendException refusal = this.gate.refusal(record.topic(), record.key(), Acks.ALL);
		if (refusal != null) {
			throw refusal;
		}
	}

	// The template throws what failed before the producer accepted the record, and
	// completes the future with what failed after.
	private CompletableFuture<SendResult<byte[], byte[]>> start(ProducerRecord<byte[], byte[]> record) {
		try {
			return this.templates.immediate(Acks.ALL).send(record);
		}
		catch (KafkaException ex) {
			throw SendException.beforeSending(cause(ex));
		}
		catch (org.apache.kafka.common.KafkaException ex) {
			throw SendException.beforeSending(ex);
		}
	}

	private static RecordMetadata await(CompletableFuture<SendResult<byte[], byte[]>> future) {
		try {
			return future.get().getRecordMetadata();
		}
		catch (ExecutionException ex) {
			Throwable cause = cause(ex);
			throw SendException.afterSending((cause instanceof KafkaException) ? cause(cause) : cause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw SendException.afterSending(ex);
		}
	}

	private static Throwable cause(Throwable failure) {
		return Objects.requireNonNullElse(failure.getCause(), failure);
	}

}
