package suite.producer.publish;

import java.util.AbstractList;
import java.util.Arrays;

import org.apache.kafka.clients.producer.RecordMetadata;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import suite.http.problem.RequestProblems;
import suite.producer.send.SendException;

/**
 * What became of the items of an array, in order: a receipt or a problem for each, made
 * when it is written. Outcomes may come from several threads, and are read by one when
 * all have come.
 */
final class ArrayAnswer extends AbstractList<Object> {

	/** What an item takes until the answer is written. */
	static final int BYTES_PER_ITEM = 64;

	/** As many malformed items are told what is wrong: each takes some memory. */
	private static final int MAX_EXPLAINED = 1000;

	private final Object[] outcomes;

	private final Turns turns = new Turns();

	private int malformed;

	ArrayAnswer(int size) {
		this.outcomes = new Object[size];
	}

	/** Notes that an item cannot be sent. Called by one thread. */
	void malformed(int index, String problem) {
		this.outcomes[index] = (this.malformed++ < MAX_EXPLAINED) ? problem
				: "not a message; the first %s that are not say why".formatted(MAX_EXPLAINED);
	}

	/** Notes what became of an item that was sent: either is null. */
	void sent(int index, RecordMetadata metadata, SendException failure) {
		this.outcomes[index] = (failure != null) ? failure : metadata;
	}

	/**
	 * Whether something was sent, and Kafka is not known to have stored or refused any of
	 * it.
	 */
	boolean isOutage() {
		return Arrays.stream(this.outcomes).anyMatch(SendException.class::isInstance)
				&& Arrays.stream(this.outcomes).allMatch((outcome) -> outcome instanceof String || isOutage(outcome));
	}

	/** Whether Kafka has stored any of it. */
	boolean isAnyStored() {
		return Arrays.stream(this.outcomes).anyMatch(RecordMetadata.class::isInstance);
	}

	private static boolean isOutage(Object outcome) {
		return outcome instanceof SendException failure && (failure.outcome() == SendException.Outcome.NOT_SENT
				|| failure.outcome() == SendException.Outcome.UNKNOWN);
	}

	@Override
	public Object get(int index) {
		this.turns.next();
		Object outcome = this.outcomes[index];
		if (outcome instanceof RecordMetadata metadata) {
			return Receipt.of(metadata);
		}
		return (outcome instanceof SendException failure) ? RequestProblems.of(failure)
				: ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(outcome));
	}

	@Override
	public int size() {
		return this.outcomes.length;
	}

}
