package suite.producer.publish;

import java.util.Arrays;
import java.util.Objects;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import suite.failure.RequestException;
import suite.producer.send.SendException;

/**
 * What became of the items of an array, in order. Outcomes may come from several threads,
 * and are read by one when all have come.
 */
final class ArrayOutcomes implements Published {

	/** What an item takes until the answer is written. */
	static final int BYTES_PER_ITEM = 64;

	/** As many malformed items are told what is wrong: each takes some memory. */
	private static final int MAX_EXPLAINED = 1000;

	/** Of each item its metadata, its failure, or what is wrong with it. */
	private final @Nullable Object[] outcomes;

	private int malformed;

	ArrayOutcomes(int size) {
		this.outcomes = new Object[size];
	}

	/** Notes that an item cannot be sent. Called by one thread. */
	void malformed(int index, String problem) {
		this.outcomes[index] = (this.malformed++ < MAX_EXPLAINED) ? problem
				: "not a message; the first %s that are not say why".formatted(MAX_EXPLAINED);
	}

	/** Notes what became of an item that was sent: either is null. */
	void sent(int index, @Nullable RecordMetadata metadata, @Nullable SendException failure) {
		this.outcomes[index] = (failure != null) ? failure : metadata;
	}

	int size() {
		return this.outcomes.length;
	}

	/**
	 * What became of an item.
	 * @return a {@link Receipt}, or a {@link RequestException} that says why there is
	 * none; made anew each time
	 */
	Object get(int index) {
		Object outcome = Objects.requireNonNull(this.outcomes[index]);
		if (outcome instanceof RecordMetadata metadata) {
			return Receipt.of(metadata);
		}
		return (outcome instanceof SendException) ? outcome : RequestException.invalid(outcome.toString());
	}

	/**
	 * Whether something was sent, and Kafka is not known to have stored or refused any of
	 * it.
	 */
	boolean isOutage() {
		return Arrays.stream(this.outcomes).anyMatch(SendException.class::isInstance)
				&& Arrays.stream(this.outcomes).allMatch((outcome) -> outcome instanceof String || isOutage(outcome));
	}

	private static boolean isOutage(@Nullable Object outcome) {
		return outcome instanceof SendException failure && (failure.outcome() == SendException.Outcome.NOT_SENT
				|| failure.outcome() == SendException.Outcome.UNKNOWN);
	}

}
