package suite.producer.send;

import java.util.Locale;
import java.util.Map;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import suite.failure.RequestException;
import suite.kafka.access.Denial;

/**
 * A record that was not acknowledged, and whether it may be stored all the same.
 */
public class SendException extends RequestException {

	private static final long serialVersionUID = 1L;

	/**
	 * What is known of a record that was not acknowledged.
	 */
	public enum Outcome {

		/** It never left this service: sending it again cannot make a duplicate. */
		NOT_SENT,

		/** It is too large for Kafka, and is not stored. */
		TOO_LARGE,

		/** Kafka refused it for good, and it is not stored. */
		REFUSED,

		/** It may be stored or not: the answer did not come. */
		UNKNOWN

	}

	private final Outcome outcome;

	public SendException(Outcome outcome, String detail, @Nullable Throwable cause) {
		super(kind(outcome), detail, cause);
		this.outcome = outcome;
	}

	private static Kind kind(Outcome outcome) {
		return switch (outcome) {
			case NOT_SENT, UNKNOWN -> Kind.UNAVAILABLE;
			case TOO_LARGE -> Kind.TOO_LARGE;
			case REFUSED -> Kind.REFUSED;
		};
	}

	public Outcome outcome() {
		return this.outcome;
	}

	@Override
	public Map<String, Object> properties() {
		return Map.of("outcome", this.outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

	/**
	 * What a failure means that came before {@code send} returned: the record was not
	 * accepted by the producer.
	 */
	public static SendException beforeSending(Throwable cause) {
		if (isTooLarge(cause)) {
			return new SendException(Outcome.TOO_LARGE, "not stored: " + cause.getMessage(), cause);
		}
		Outcome outcome = (cause instanceof TimeoutException) ? Outcome.NOT_SENT : definite(cause, Outcome.NOT_SENT);
		return new SendException(outcome, "not sent: " + reason(cause), cause);
	}

	/**
	 * What a failure means that came after {@code send} returned. Kafka's producer
	 * reports its last attempt only; unless the broker refused the record itself, an
	 * earlier attempt may have been stored.
	 */
	public static SendException afterSending(Throwable cause) {
		if (isTooLarge(cause)) {
			return new SendException(Outcome.TOO_LARGE, "not stored: " + cause.getMessage(), cause);
		}
		Outcome outcome = definite(cause, Outcome.UNKNOWN);
		return new SendException(outcome,
				(outcome == Outcome.UNKNOWN) ? "not acknowledged, it may or may not be stored: " + cause.getMessage()
						: "not stored: " + reason(cause),
				cause);
	}

	private static String reason(Throwable cause) {
		return Denial.in(cause)
			.filter((denial) -> !denial.topics().isEmpty())
			.map((denial) -> Denial.needs("Write on topic " + String.join(", ", denial.topics())))
			.orElseGet(() -> String.valueOf(cause.getMessage()));
	}

	private static boolean isTooLarge(Throwable cause) {
		return cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException;
	}

	private static Outcome definite(Throwable cause, Outcome otherwise) {
		return (cause instanceof AuthorizationException || cause instanceof InvalidTopicException) ? Outcome.REFUSED
				: otherwise;
	}

}
