package suite.streams.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

import suite.kafka.access.Denial;
import suite.kafka.availability.KafkaAvailability;
import suite.kafka.poll.ReplaceConsumerException;

/**
 * Replaces stream threads that fail, as most causes pass, but not for ever: an instance
 * whose threads keep failing stops in state ERROR, so that it is seen and restarted.
 * Thread-safe.
 */
@Component
class ThreadFailures implements StreamsUncaughtExceptionHandler {

	private static final Log logger = LogFactory.getLog(ThreadFailures.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	// Until somebody mends it, it fails again, and Kafka Streams logs each time.
	private static final Duration MISFIT_PAUSE = Duration.ofSeconds(10);

	// Shorter than a denial counts as recent.
	private static final Duration DENIED_PAUSE = Duration.ofSeconds(5);

	private final StreamsSettings settings;

	private final BooleanSupplier restartHelps;

	private final Runnable lookAgain;

	private final Clock clock;

	private final Supplier<Duration> pause;

	private final Function<Throwable, Optional<String>> denied;

	private final Deque<Instant> replacements = new ArrayDeque<>();

	private volatile @Nullable Failure last;

	@Autowired
	ThreadFailures(StreamsSettings settings, KafkaAvailability kafka, KafkaWatch watch, StateFit fit,
			DeniedRights denied) {
		this(settings, () -> kafka.status().available() && fit.problem().isEmpty(), watch::tryLook, Clock.systemUTC(),
				() -> pause(fit, denied), denied);
	}

	private static Duration pause(StateFit fit, DeniedRights denied) {
		if (fit.problem().isPresent()) {
			return MISFIT_PAUSE;
		}
		return denied.isRecent() ? DENIED_PAUSE : PAUSE;
	}

	/**
	 * Creates a handler.
	 * @param settings how many failures are too many
	 * @param restartHelps whether a restart of this instance could help: not while Kafka
	 * is away, or while its topics do not fit the state
	 * @param lookAgain finds out what has changed in Kafka
	 * @param pause how long a failed thread waits before it is replaced, so that failing
	 * at once does not keep a core busy
	 * @param denied which rights a failure says to be missing: then no restart helps, and
	 * the threads try until somebody gives them
	 */
	ThreadFailures(StreamsSettings settings, BooleanSupplier restartHelps, Runnable lookAgain, Clock clock,
			Supplier<Duration> pause, Function<Throwable, Optional<String>> denied) {
		this.settings = settings;
		this.restartHelps = restartHelps;
		this.lookAgain = lookAgain;
		this.clock = clock;
		this.pause = pause;
		this.denied = denied;
	}

	/**
	 * The last failure, {@code null} if there was none.
	 */
	@Nullable Failure last() {
		return this.last;
	}

	@Override
	public StreamThreadExceptionResponse handle(Throwable exception) {
		if (exception instanceof ReplaceConsumerException || exception.getCause() instanceof ReplaceConsumerException) {
			logger.warn("A stream thread is replaced to read with another consumer: " + exception.getMessage());
			return StreamThreadExceptionResponse.REPLACE_THREAD;
		}
		// Under exactly-once the cause may be wrapped in the failure of its transaction.
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(exception);
		Optional<String> rights = this.denied.apply(exception);
		this.last = new Failure(rights.map(Denial::needs).orElseGet(cause::toString), this.clock.instant());
		if (rights.isPresent()) {
			pause();
			return StreamThreadExceptionResponse.REPLACE_THREAD;
		}
		if (cause instanceof RecordTooLargeException || cause instanceof StreamsException) {
			// The topic takes less than before, and with its new limit the record, which
			// is read again now, will become a dead letter. Or it has other partitions.
			this.lookAgain.run();
		}
		if (exception instanceof Error || exception.getCause() instanceof Error || cause instanceof Error
				|| !mayReplace()) {
			logger.error("The topology stops after %s; this instance has to be restarted".formatted(cause), exception);
			return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
		}
		pause();
		return StreamThreadExceptionResponse.REPLACE_THREAD;
	}

	private void pause() {
		try {
			Thread.sleep(this.pause.get().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean mayReplace() {
		if (!this.restartHelps.getAsBoolean()) {
			return true;
		}
		Instant now = this.clock.instant();
		synchronized (this.replacements) {
			while (!this.replacements.isEmpty()
					&& this.replacements.peekFirst().plus(this.settings.replacementPeriod()).isBefore(now)) {
				this.replacements.removeFirst();
			}
			if (this.replacements.size() >= this.settings.maxThreadReplacements()) {
				return false;
			}
			this.replacements.addLast(now);
			return true;
		}
	}

	/**
	 * A failure.
	 *
	 * @param cause what it came from
	 * @param at when
	 */
	record Failure(String cause, Instant at) {
	}

}
