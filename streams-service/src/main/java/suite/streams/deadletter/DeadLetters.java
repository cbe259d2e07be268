package suite.streams.deadletter;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

import org.springframework.stereotype.Component;

import suite.deadletter.DeadLetterHeaders;
import suite.deadletter.DeadLetterTopics;
import suite.streams.limits.Limit;
import suite.streams.limits.RecordLimits;

/**
 * Makes the dead letters of the topic that is read: key, value, headers and timestamp as
 * they came, and where from and why in the headers that the suite's other dead letters
 * have. Kafka Streams writes them with its own producer, so under exactly-once they are
 * part of the transaction. Thread-safe.
 */
@Component
public class DeadLetters {

	/** The name under which the handlers find this object in Kafka Streams' settings. */
	public static final String CONFIG = "suite.streams.dead-letters";

	private static final Log logger = LogFactory.getLog(DeadLetters.class);

	private final Supplier<RecordLimits> limits;

	private final Counter malformed;

	private final Counter oversize;

	private final Counter unwritable;

	private final LogLimit logLimit = new LogLimit();

	private final LogLimit unwritableLimit = new LogLimit();

	/**
	 * Creates dead letters.
	 * @param meters counts them; a record is counted again when its transaction is
	 * aborted and it is read once more
	 * @param limits how large a dead letter may be
	 */
	public DeadLetters(MeterRegistry meters, Supplier<RecordLimits> limits) {
		this.limits = limits;
		this.malformed = counter(meters, "malformed");
		this.oversize = counter(meters, "oversize");
		this.unwritable = Counter.builder("suite.streams.dead.letters.unwritable")
			.description("Records that were skipped, as not even the place of one fits the dead-letter topic")
			.register(meters);
	}

	private static Counter counter(MeterRegistry meters, String reason) {
		return Counter.builder("suite.streams.dead.letters")
			.description("Records handed to the dead-letter topic")
			.tag("reason", reason)
			.register(meters);
	}

	static DeadLetters from(Map<String, ?> config) {
		return (DeadLetters) config.get(CONFIG);
	}

	/**
	 * Makes the dead letter of a record that cannot be processed.
	 * @return one record, or none where not even its place can be written
	 */
	List<ProducerRecord<byte[], byte[]>> of(ConsumerRecord<byte[], byte[]> source, Exception reason) {
		((reason instanceof RecordTooLargeException) ? this.oversize : this.malformed).increment();
		String message = DeadLetterHeaders.reason(reason);
		this.logLimit.next()
			.ifPresent((leftOut) -> logger
				.warn("To %s: %s: %s%s".formatted(DeadLetterTopics.deadLettersOf(source.topic()), place(source),
						message, (leftOut > 0) ? " (and %s more since the last line)".formatted(leftOut) : "")));
		Limit limit = this.limits.get().deadLetter();
		return new DeadLetter(source, reason).within(limit).map(List::of).orElseGet(() -> {
			this.unwritable.increment();
			this.unwritableLimit.next()
				.ifPresent((leftOut) -> logger
					.error("Skipped %s without a dead letter, which would take more than %s%s".formatted(place(source),
							limit, (leftOut > 0) ? " (and %s more since the last line)".formatted(leftOut) : "")));
			return List.of();
		});
	}

	private static String place(ConsumerRecord<byte[], byte[]> source) {
		return "%s-%s offset %s".formatted(source.topic(), source.partition(), source.offset());
	}

}
