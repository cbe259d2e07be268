package suite.streams.lifecycle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Replaces stream threads that fail, as most causes pass, but not for ever: an instance
 * whose threads keep failing stops in state ERROR, so that it is seen and restarted.
 * Thread-safe.
 */
class ThreadFailures implements StreamsUncaughtExceptionHandler {

	private static final Log logger = LogFactory.getLog(ThreadFailures.class);

	private final StreamsSettings settings;

	private final BooleanSupplier kafkaAvailable;

	private final Runnable lookAgain;

	private final LongSupplier nanoTime;

	private final Duration pause;

	private final Deque<Long> replacements = new ArrayDeque<>();

	private volatile @Nullable String last;

	/**
	 * Creates a handler.
	 * @param settings how many failures are too many
	 * @param kafkaAvailable whether Kafka is there; while it isn't, a restart of this
	 * instance would not help
	 * @param lookAgain finds out what has changed in Kafka, after a record was refused
	 * there
	 * @param nanoTime the clock
	 * @param pause how long a failed thread waits before it is replaced, so that failing
	 * at once does not keep a core busy
	 */
	ThreadFailures(StreamsSettings settings, BooleanSupplier kafkaAvailable, Runnable lookAgain, LongSupplier nanoTime,
			Duration pause) {
		this.settings = settings;
		this.kafkaAvailable = kafkaAvailable;
		this.lookAgain = lookAgain;
		this.nanoTime = nanoTime;
		this.pause = pause;
	}

	/**
	 * The cause of the last failure, {@code null} if there was none.
	 */
	@Nullable String last() {
		return this.last;
	}

	@Override
	public StreamThreadExceptionResponse handle(Throwable exception) {
		// Under exactly-once the cause may be wrapped in the failure of its transaction.
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(exception);
		this.last = cause.toString();
		if (exception instanceof Error || exception.getCause() instanceof Error || cause instanceof Error
				|| !mayReplace()) {
			logger.error("The topology stops after %s; this instance has to be restarted".formatted(cause), exception);
			return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
		}
		if (cause instanceof RecordTooLargeException) {
			// The topic takes less than before. With its new limit the record, which is
			// read again now, will become a dead letter.
			this.lookAgain.run();
		}
		try {
			Thread.sleep(this.pause.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return StreamThreadExceptionResponse.REPLACE_THREAD;
	}

	private boolean mayReplace() {
		if (!this.kafkaAvailable.getAsBoolean()) {
			return true;
		}
		long now = this.nanoTime.getAsLong();
		synchronized (this.replacements) {
			while (!this.replacements.isEmpty()
					&& now - this.replacements.peekFirst() > this.settings.replacementPeriod().toNanos()) {
				this.replacements.removeFirst();
			}
			if (this.replacements.size() >= this.settings.maxThreadReplacements()) {
				return false;
			}
			this.replacements.addLast(now);
			return true;
		}
	}

}
