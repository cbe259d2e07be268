package suite.streams.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

import suite.message.Topics;

/**
 * Makes the dead letters of {@code input-topic}: key, value, headers and timestamp as
 * they came, and the reason in the headers of Kafka Streams' dead letter queue (KIP-1034,
 * without its stack trace). Kafka Streams writes them with its own producer, so under
 * exactly-once they are part of the transaction. Thread-safe.
 */
public class DeadLetters {

	/** Where the dead letters go. */
	public static final String TOPIC = Topics.INPUT + Topics.DEAD_LETTER_SUFFIX;

	/** The name under which the handlers find this object in Kafka Streams' settings. */
	public static final String CONFIG = "suite.streams.dead-letters";

	static final String EXCEPTION_HEADER = "__streams.errors.exception";

	static final String MESSAGE_HEADER = "__streams.errors.message";

	static final String TOPIC_HEADER = "__streams.errors.topic";

	static final String PARTITION_HEADER = "__streams.errors.partition";

	static final String OFFSET_HEADER = "__streams.errors.offset";

	private static final Log logger = LogFactory.getLog(DeadLetters.class);

	private static final int MAX_MESSAGE_LENGTH = 1000;

	private static final int OVERHEAD = 4096;

	private final long maxSize;

	private final Counter malformed;

	private final Counter oversize;

	private final LogLimit logLimit = new LogLimit();

	/**
	 * Creates dead letters.
	 * @param meters counts them; a record is counted again when its transaction is
	 * aborted and it is read once more
	 * @param maxSize bytes that a dead letter may have
	 */
	public DeadLetters(MeterRegistry meters, long maxSize) {
		this.maxSize = maxSize;
		this.malformed = counter(meters, "malformed");
		this.oversize = counter(meters, "oversize");
	}

	private static Counter counter(MeterRegistry meters, String reason) {
		return Counter.builder("suite.streams.dead.letters")
			.description("Records of input-topic handed to input-topic-dlt")
			.tag("reason", reason)
			.register(meters);
	}

	static DeadLetters from(Map<String, ?> config) {
		return (DeadLetters) config.get(CONFIG);
	}

	ProducerRecord<byte[], byte[]> malformed(ErrorHandlerContext context, Exception reason) {
		this.malformed.increment();
		return deadLetter(context, reason);
	}

	ProducerRecord<byte[], byte[]> oversize(ErrorHandlerContext context, Exception reason) {
		this.oversize.increment();
		return deadLetter(context, reason);
	}

	private ProducerRecord<byte[], byte[]> deadLetter(ErrorHandlerContext context, Exception reason) {
		String message = abbreviate(String.valueOf(reason.getMessage()));
		this.logLimit.next()
			.ifPresent((leftOut) -> logger.warn("To %s: %s-%d offset %d: %s%s".formatted(TOPIC, context.topic(),
					context.partition(), context.offset(), message,
					(leftOut > 0) ? " (and %d more since the last line)".formatted(leftOut) : "")));
		boolean fits = size(context) <= this.maxSize - OVERHEAD;
		ProducerRecord<byte[], byte[]> deadLetter = new ProducerRecord<>(TOPIC, null,
				(context.timestamp() >= 0) ? context.timestamp() : null, fits ? context.sourceRawKey() : null,
				fits ? context.sourceRawValue() : null, fits ? context.headers() : null);
		Headers headers = deadLetter.headers();
		add(headers, EXCEPTION_HEADER, reason.getClass().getName());
		add(headers, MESSAGE_HEADER, fits ? message
				: message + "; too large for a dead letter, so key, value and headers are left out: see the record");
		add(headers, TOPIC_HEADER, context.topic());
		add(headers, PARTITION_HEADER, Integer.toString(context.partition()));
		add(headers, OFFSET_HEADER, Long.toString(context.offset()));
		return deadLetter;
	}

	private static long size(ErrorHandlerContext context) {
		long size = length(context.sourceRawKey()) + length(context.sourceRawValue());
		for (Header header : context.headers()) {
			size += header.key().length() + length(header.value());
		}
		return size;
	}

	private static long length(byte[] data) {
		return (data != null) ? data.length : 0;
	}

	private static void add(Headers headers, String name, String value) {
		headers.add(name, value.getBytes(StandardCharsets.UTF_8));
	}

	private static String abbreviate(String message) {
		return (message.length() <= MAX_MESSAGE_LENGTH) ? message : message.substring(0, MAX_MESSAGE_LENGTH) + "…";
	}

}
