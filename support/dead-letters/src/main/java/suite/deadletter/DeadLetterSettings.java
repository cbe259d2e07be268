package suite.deadletter;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * How dead letters are shown and replayed.
 *
 * @param replayAttempts how often a message is replayed at most, 1 to 100; after that it
 * stays dead
 * @param timeout how long reading or replaying waits for Kafka, 1 s to 2 min
 * @param maxAge the age up to which an answer is given to others, too, 0 to 1 min
 */
@ConfigurationProperties("suite.dead-letters")
record DeadLetterSettings(@DefaultValue("3") int replayAttempts, @DefaultValue("10s") Duration timeout,
		@DefaultValue("1s") Duration maxAge) {

	DeadLetterSettings {
		Check.of("suite.dead-letters")
			.range("replay-attempts", replayAttempts, 1, 100)
			.range("timeout", timeout, "1s", "2m")
			.range("max-age", maxAge, "0s", "1m");
	}
}
