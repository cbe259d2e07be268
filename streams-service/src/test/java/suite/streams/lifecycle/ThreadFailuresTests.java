package suite.streams.lifecycle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import suite.kafka.access.Denial;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

class ThreadFailuresTests {

	private static final StreamsException FAILURE = new StreamsException("task failed",
			new IllegalStateException("disk full"));

	private final AtomicBoolean kafkaAvailable = new AtomicBoolean(true);

	private final MovableClock clock = new MovableClock();

	private final AtomicInteger looks = new AtomicInteger();

	private final ThreadFailures failures = new ThreadFailures(
			new StreamsSettings(null, DataSize.ofMegabytes(1), DataSize.ofMegabytes(96), DataSize.ofMegabytes(16), 2,
					Duration.ofMinutes(10), Duration.ZERO),
			this.kafkaAvailable::get, this.looks::incrementAndGet, this.clock, () -> Duration.ZERO,
			(failure) -> Denial.in(failure).map((denial) -> "Read on group a"));

	@Test
	void replacesAThreadForEverWhileARightIsMissing() {
		for (int attempt = 0; attempt < 3; attempt++) {
			assertThat(this.failures.handle(new StreamsException(new GroupAuthorizationException("denied"))))
				.isEqualTo(REPLACE_THREAD);
		}
		assertThat(this.failures.last()).isNotNull()
			.extracting(ThreadFailures.Failure::cause)
			.isEqualTo("Kafka denies it, this service's user needs Read on group a");
		assertThat(this.failures.handle(FAILURE)).isEqualTo(REPLACE_THREAD);
	}

	@Test
	void replacesAThreadButNotForEver() {
		assertThat(this.failures.handle(FAILURE)).isEqualTo(REPLACE_THREAD);
		assertThat(this.failures.handle(FAILURE)).isEqualTo(REPLACE_THREAD);
		assertThat(this.failures.handle(FAILURE)).isEqualTo(SHUTDOWN_CLIENT);
		assertThat(this.failures.last().cause()).isEqualTo("java.lang.IllegalStateException: disk full");
	}

	@Test
	void tellsTheCauseAndNotWhatFailedBecauseOfIt() {
		this.failures.handle(new StreamsException("no record sent",
				new KafkaException("the transaction is in an error state", new RecordTooLargeException("3 MB"))));
		assertThat(this.failures.last().cause())
			.isEqualTo("org.apache.kafka.common.errors.RecordTooLargeException: 3 MB");
	}

	@Test
	void looksAtTheTopicsAgainAfterOneHasRefusedARecord() {
		this.failures.handle(FAILURE);
		assertThat(this.looks).hasValue(0);
		assertThat(this.failures.handle(new StreamsException(new RecordTooLargeException("3 MB"))))
			.isEqualTo(REPLACE_THREAD);
		assertThat(this.looks).hasValue(1);
	}

	@Test
	void forgetsFailuresAfterThePeriod() {
		this.failures.handle(FAILURE);
		this.failures.handle(FAILURE);
		this.clock.now = this.clock.now.plus(Duration.ofMinutes(10)).plusNanos(1);
		assertThat(this.failures.handle(FAILURE)).isEqualTo(REPLACE_THREAD);
	}

	@Test
	void doesNotGiveUpBecauseKafkaIsAway() {
		this.kafkaAvailable.set(false);
		for (int failure = 0; failure < 10; failure++) {
			assertThat(this.failures.handle(FAILURE)).isEqualTo(REPLACE_THREAD);
		}
	}

	@Test
	void givesUpAtOnceOnAnError() {
		assertThat(this.failures.handle(new StreamsException(new OutOfMemoryError("heap")))).isEqualTo(SHUTDOWN_CLIENT);
		assertThat(this.failures
			.handle(new StreamsException(new ExceptionInInitializerError(new IllegalStateException("no library")))))
			.isEqualTo(SHUTDOWN_CLIENT);
	}

}
