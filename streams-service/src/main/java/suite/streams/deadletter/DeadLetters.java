package suite.streams.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.deadletter.DeadLetterHeaders;
import suite.deadletter.DeadLetterTopics;
import suite.log.LineLimit;
import suite.log.LoggedContents;
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

	private final LoggedContents logged;

	private final Counter malformed;

	private final Counter oversize;

	private final Counter unwritable;

	private final LineLimit lines = new LineLimit(1);

	private final LineLimit linesOfUnwritable = new LineLimit(1);

	/**
	 * Creates dead letters.
	 * @param meters counts them; a record is counted again when its transaction is
	 * aborted and it is read once more
	 * @param limits how large a dead letter may be
	 * @param logged what the log says of reasons
	 */
	public DeadLetters(MeterRegistry meters, Supplier<RecordLimits> limits, LoggedContents logged) {
		this.limits = limits;
		this.logged = logged;
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
		return (DeadLetters) Objects.requireNonNull(config.get(CONFIG), CONFIG + " is not set");
	}

	/**
	 * Makes the dead letter of a record that cannot be processed.
	 * @return one record, or none where not even its place can be written
	 */
	List<ProducerRecord<byte[], byte[]>> of(ConsumerRecord<byte[], byte[]> source, Exception reason) {
		((reason instanceof RecordTooLargeException) ? this.oversize : this.malformed).increment();
		if (this.lines.take(1) == 1) {
			logger.warn("To %s: %s: %s".formatted(DeadLetterTopics.deadLettersOf(source.topic()), place(source),
					this.logged.of(reason, () -> DeadLetterHeaders.reason(reason))));
		}
		Limit limit = this.limits.get().deadLetter();
		return new DeadLetter(source, reason).within(limit).map(List::of).orElseGet(() -> {
			this.unwritable.increment();
			if (this.linesOfUnwritable.take(1) == 1) {
				logger.error("Skipped %s without a dead letter, which would take more than %s".formatted(place(source),
						limit));
			}
			return List.of();
		});
	}

	@Scheduled(fixedRate = 10_000)
	void nextLines() {
		long leftOut = this.lines.next();
		if (leftOut > 0) {
			logger.warn("… and %s dead letters more in the last ten seconds".formatted(leftOut));
		}
		long skipped = this.linesOfUnwritable.next();
		if (skipped > 0) {
			logger.error("… and %s records more were skipped without a dead letter in the last ten seconds"
				.formatted(skipped));
		}
	}

	private static String place(ConsumerRecord<byte[], byte[]> source) {
		return "%s-%s offset %s".formatted(source.topic(), source.partition(), source.offset());
	}

}
