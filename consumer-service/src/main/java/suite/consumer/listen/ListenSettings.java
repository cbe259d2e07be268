package suite.consumer.listen;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

/**
 * How the topics are consumed.
 *
 * @param maxPollSize what the records that a consumer takes at once may need in memory, 1
 * MB to 1 GB, headers included and however small they were compressed; one record may be
 * larger
 * @param retry what happens to a record whose processing fails
 */
@ConfigurationProperties("suite.consumer")
record ListenSettings(@DefaultValue("16MB") DataSize maxPollSize, @DefaultValue Retry retry) {

	ListenSettings {
		Check.of("suite.consumer").range("max-poll-size", maxPollSize, "1MB", "1GB");
	}

	/**
	 * Retries of one record. Its partition waits for it, so that the order is kept.
	 *
	 * @param attempts how often its processing is tried in all before it becomes a dead
	 * letter, 1 to 20
	 * @param backoff the pause before the second attempt, which doubles with each further
	 * one, 1 ms to 1 min
	 * @param maxBackoff the longest pause, {@code backoff} to 1 min
	 */
	record Retry(@DefaultValue("3") int attempts, @DefaultValue("500ms") Duration backoff,
			@DefaultValue("10s") Duration maxBackoff) {

		Retry {
			Check.of("suite.consumer.retry")
				.range("attempts", attempts, 1, 20)
				.range("backoff", backoff, "1ms", "1m")
				.range("max-backoff", maxBackoff, Check.text(backoff), "1m");
		}

		/** The pauses between attempts. */
		BackOff pauses() {
			ExponentialBackOff pauses = new ExponentialBackOff(this.backoff.toMillis(), 2);
			pauses.setMaxInterval(this.maxBackoff.toMillis());
			pauses.setMaxAttempts(this.attempts - 1L);
			return pauses;
		}
	}
}
