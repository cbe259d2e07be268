package suite.consumer.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.BatchListenerFailedException;

import suite.deadletter.DeadLetterTopics;
import suite.kafka.access.Denial;

/**
 * The dead letters of one batch. They are sent as they are found and waited for at the
 * end: a flood of them costs one round trip and not one for each. Used by one thread.
 */
public class StagedDeadLetters {

	private static final Log logger = LogFactory.getLog(StagedDeadLetters.class);

	/**
	 * How long a batch waits for its dead letters, well below
	 * {@code max.poll.interval.ms}.
	 */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final DeadLetterPublisher publisher;

	private final List<Sent> sent = new ArrayList<>();

	StagedDeadLetters(DeadLetterPublisher publisher) {
		this.publisher = publisher;
	}

	/**
	 * Sends a dead letter without waiting. If the one before it has failed, it is sent by
	 * {@link #awaitAcknowledgement()}: so dead letters keep their order, and a timeout is
	 * waited for once.
	 */
	public void add(ConsumerRecord<?, ?> record, Exception reason) {
		CompletableFuture<?> before = this.sent.isEmpty() ? null : this.sent.get(this.sent.size() - 1).result();
		this.sent.add(new Sent(record, reason,
				(before != null && before.isCompletedExceptionally()) ? before : this.publisher.send(record, reason)));
	}

	/**
	 * Waits until all are acknowledged. Those that fail are sent again: doing so here,
	 * rather than failing the batch, spares the records around them a second processing.
	 * @throws BatchListenerFailedException naming the first record whose dead letter
	 * could not be written for two minutes
	 */
	public void awaitAcknowledgement() {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		for (Sent letter : this.sent) {
			await(letter, deadline);
		}
	}

	private void await(Sent letter, long deadline) {
		CompletableFuture<?> result = letter.result();
		while (true) {
			Throwable failure = failure(result);
			if (DeadLetterPublisher.isTooLarge(failure)) {
				failure = failure(this.publisher.sendWithoutContent(letter.record(), letter.reason()));
			}
			if (failure == null) {
				return;
			}
			if (System.nanoTime() > deadline || !pause()) {
				throw new BatchListenerFailedException("No dead letter could be written: " + failure, letter.reason(),
						letter.record());
			}
			logger.warn("The dead letter of %s-%s at offset %s is sent again, its partition waits: %s".formatted(
					letter.record().topic(), letter.record().partition(), letter.record().offset(),
					Denial.in(failure).map((denial) -> right(letter)).orElseGet(failure::toString)));
			result = this.publisher.send(letter.record(), letter.reason());
		}
	}

	private static String right(Sent letter) {
		return Denial.needs("Write on topic " + DeadLetterTopics.deadLettersOf(letter.record().topic()));
	}

	private static @Nullable Throwable failure(CompletableFuture<?> result) {
		try {
			result.join();
			return null;
		}
		catch (CompletionException ex) {
			return ex.getCause();
		}
	}

	private static boolean pause() {
		try {
			Thread.sleep(PAUSE.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private record Sent(ConsumerRecord<?, ?> record, Exception reason, CompletableFuture<?> result) {
	}

}
