package suite.consumer.deadletter;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;

import suite.deadletter.DeadLetterHeaders;
import suite.deadletter.DeadLetterTopics;
import suite.message.MalformedMessageException;

/**
 * Writes dead letters: key, value and headers as they came, and spring-kafka's
 * {@code kafka_dlt-} headers that say where from and why. The partition is that of the
 * record, so that dead letters keep its order. Thread-safe.
 */
@Component
public class DeadLetterPublisher {

	/** A key up to that size is kept where the content is too large. */
	private static final int MAX_KEY = 10_000;

	private static final List<String> WHERE_FROM = List.of(KafkaHeaders.DLT_ORIGINAL_TOPIC,
			KafkaHeaders.DLT_ORIGINAL_PARTITION, KafkaHeaders.DLT_ORIGINAL_OFFSET, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
			KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE, KafkaHeaders.DLT_EXCEPTION_FQCN);

	private final KafkaOperations<Object, Object> kafka;

	private final MeterRegistry meters;

	private final DeadLetterLog log;

	DeadLetterPublisher(KafkaOperations<Object, Object> kafka, MeterRegistry meters, DeadLetterLog log) {
		this.kafka = kafka;
		this.meters = meters;
		this.log = log;
	}

	/**
	 * Dead letters of one batch, which are sent together.
	 */
	public StagedDeadLetters stage() {
		return new StagedDeadLetters(this);
	}

	/**
	 * Writes a dead letter and waits for its acknowledgement.
	 * @throws KafkaException if it is not acknowledged within the producer's
	 * {@code delivery.timeout.ms}
	 */
	public void publish(ConsumerRecord<?, ?> record, Exception reason) {
		try {
			try {
				send(record, reason).join();
			}
			catch (CompletionException ex) {
				if (!isTooLarge(ex)) {
					throw ex;
				}
				sendWithoutContent(record, reason).join();
			}
		}
		catch (RuntimeException ex) {
			throw new KafkaException("No dead letter could be written for %s-%s at offset %s: %s"
				.formatted(record.topic(), record.partition(), record.offset(), ex.getMessage()), ex);
		}
	}

	/**
	 * Sends a dead letter.
	 * @return completes when it is acknowledged, exceptionally when it cannot be written
	 */
	CompletableFuture<?> send(ConsumerRecord<?, ?> record, Exception reason) {
		return send(record, reason, (deadLetter) -> deadLetter);
	}

	/**
	 * Sends a dead letter that only says where its record is and why. This is for a
	 * record that is too large: it must not hold up those after it for ever.
	 * @return completes when it is acknowledged, exceptionally when it cannot be written
	 */
	CompletableFuture<?> sendWithoutContent(ConsumerRecord<?, ?> record, Exception reason) {
		return send(record, reason, (deadLetter) -> withoutContent(record, reason, deadLetter));
	}

	/**
	 * Whether a dead letter could not be written because it is too large.
	 */
	static boolean isTooLarge(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException) {
				return true;
			}
		}
		return false;
	}

	private CompletableFuture<?> send(ConsumerRecord<?, ?> record, Exception reason,
			UnaryOperator<ProducerRecord<Object, Object>> change) {
		try {
			return this.kafka.send(change.apply(deadLetter(record, reason)))
				.whenComplete((result, failure) -> count(record, reason, failure));
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private ProducerRecord<Object, Object> deadLetter(ConsumerRecord<?, ?> record, Exception reason) {
		String topic = DeadLetterTopics.deadLettersOf(record.topic());
		// The owner of an existing topic may have given it fewer partitions.
		int partition = record.partition() % this.kafka.partitionsFor(topic).size();
		return new ProducerRecord<>(topic, partition, record.key(), record.value(),
				DeadLetterHeaders.of(record, reason));
	}

	private static ProducerRecord<Object, Object> withoutContent(ConsumerRecord<?, ?> record, Exception reason,
			ProducerRecord<Object, Object> whole) {
		int headers = record.headers().toArray().length;
		Headers kept = new RecordHeaders();
		WHERE_FROM.stream().map(whole.headers()::lastHeader).filter(Objects::nonNull).forEach(kept::add);
		String text = "%s (left out, because it is too large for a dead letter: a key of %s bytes, a value of %s bytes and %s headers, at %s-%s offset %s)"
			.formatted(DeadLetterHeaders.reason(reason), Math.max(0, record.serializedKeySize()),
					Math.max(0, record.serializedValueSize()), headers, record.topic(), record.partition(),
					record.offset());
		DeadLetterHeaders.setReason(kept, text);
		DeadLetterHeaders.setWithoutContent(kept);
		Object key = (record.serializedKeySize() <= MAX_KEY) ? whole.key() : null;
		return new ProducerRecord<>(whole.topic(), whole.partition(), key, null, kept);
	}

	private void count(ConsumerRecord<?, ?> record, Exception reason, @Nullable Throwable failure) {
		if (failure == null) {
			String kind = (reason instanceof MalformedMessageException) ? "decode" : "process";
			this.meters.counter("suite.consumer.dead.lettered", "topic", record.topic(), "reason", kind).increment();
			this.log.write(record, reason);
		}
	}

}
