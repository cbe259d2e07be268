package suite.producer.run;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds on generated runs.
 *
 * @param maxCount most messages of a run, 1 to 2,000,000,000; the ledger takes a bit for
 * each while the run lasts
 * @param maxRunning most runs at the same time, 1 to 64; each has a thread
 * @param history how many ended runs are remembered, 1 to 1000
 * @param maxWatchers most event streams at the same time, 1 to 1000
 * @param patience how long a run tries to send a message that Kafka does not take before
 * it ends, 1 s to 24 h
 */
@ConfigurationProperties("suite.producer.runs")
record RunSettings(@DefaultValue("100000000") int maxCount, @DefaultValue("4") int maxRunning,
		@DefaultValue("20") int history, @DefaultValue("32") int maxWatchers, @DefaultValue("1m") Duration patience) {

	RunSettings {
		requireRange("max-count", maxCount, 2_000_000_000);
		requireRange("max-running", maxRunning, 64);
		requireRange("history", history, 1000);
		requireRange("max-watchers", maxWatchers, 1000);
		if (patience.toMillis() < 1000 || patience.toHours() > 24) {
			throw new IllegalArgumentException(
					"suite.producer.runs.patience must be 1s to 24h, not %s".formatted(patience));
		}
	}

	private static void requireRange(String name, int value, int max) {
		if (value < 1 || value > max) {
			throw new IllegalArgumentException(
					"suite.producer.runs.%s must be 1 to %d, not %d".formatted(name, max, value));
		}
	}
}
