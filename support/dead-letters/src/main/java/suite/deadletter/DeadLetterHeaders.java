package suite.deadletter;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DeadLetterRecordManager;
import org.springframework.kafka.support.KafkaHeaders;

import suite.message.Excerpt;

/**
 * The headers of dead letters, the same in all dead-letter topics: those that the record
 * came with, and spring-kafka's {@code kafka_dlt-} headers that say where from and why.
 */
public final class DeadLetterHeaders {

	/** How the headers begin that say where a dead letter came from and why. */
	static final String INTERNAL = "kafka_dlt-";

	private static final String ATTEMPTS = "replay-attempts";

	private static final String WITHOUT_CONTENT = "dead-letter-without-content";

	private static final int MAX_DIGITS = 9;

	private static final int MAX_REASON = 1000;

	private static final DeadLetterRecordManager MANAGER = new DeadLetterRecordManager();

	static {
		// Kilobytes that say the same for each record.
		MANAGER.removeHeaderToAdd(HeadersToAdd.EX_STACKTRACE);
		MANAGER.removeHeaderToAdd(HeadersToAdd.EX_MSG);
	}

	private DeadLetterHeaders() {
	}

	/**
	 * The headers of a record's dead letter.
	 */
	public static Headers of(ConsumerRecord<?, ?> record, Exception reason) {
		Headers headers = new RecordHeaders(record.headers());
		// Not asked for what spring-kafka's deserializers leave in headers: it would log
		// each one that somebody else has sent.
		MANAGER.addAndEnhanceHeaders(record, reason, null, null, headers);
		setReason(headers, reason(reason));
		return headers;
	}

	/**
	 * Why a record is a dead letter, at most some hundred characters of it.
	 */
	public static String reason(Exception reason) {
		return Excerpt.of((reason.getMessage() != null) ? reason.getMessage() : reason.toString(), MAX_REASON);
	}

	/** Says why, in place of what was said before. */
	public static void setReason(Headers headers, String reason) {
		headers.remove(KafkaHeaders.DLT_EXCEPTION_MESSAGE);
		headers.add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, reason.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Says that key, value or headers were too large for a dead letter: it is never
	 * replayed.
	 */
	public static void setWithoutContent(Headers headers) {
		headers.add(WITHOUT_CONTENT, new byte[0]);
	}

	static boolean isWithoutContent(Headers headers) {
		return headers.lastHeader(WITHOUT_CONTENT) != null;
	}

	/**
	 * How often the record was replayed, as decimal text in a header of its own.
	 * @return 0 if it was not, or that is no number
	 */
	static int attempts(Headers headers) {
		byte[] attempts = value(headers, ATTEMPTS);
		try {
			return (attempts != null && attempts.length <= MAX_DIGITS)
					? Math.max(0, Integer.parseInt(new String(attempts, StandardCharsets.UTF_8))) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	/**
	 * The headers that a dead letter is replayed with.
	 */
	static Headers replayed(Headers deadLetter) {
		Headers headers = new RecordHeaders();
		deadLetter.forEach((header) -> {
			if (!header.key().startsWith(INTERNAL)) {
				headers.add(header);
			}
		});
		headers.remove(ATTEMPTS);
		headers.add(ATTEMPTS, Integer.toString(attempts(deadLetter) + 1).getBytes(StandardCharsets.US_ASCII));
		return headers;
	}

	static byte @Nullable [] value(Headers headers, String name) {
		Header header = headers.lastHeader(name);
		return (header != null) ? header.value() : null;
	}

}
