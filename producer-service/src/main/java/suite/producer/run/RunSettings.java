package suite.producer.run;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds on generated runs.
 *
 * @param maxCount most messages of a run, 1 to 2,000,000,000, at most as many as
 * {@code ledgers} has bits
 * @param maxRunning most runs at the same time, 1 to 64; each has a thread
 * @param history how many ended runs are remembered, 1 to 1000; fewer if their ledgers
 * take more than there is for them
 * @param maxWatchers most event streams at the same time, 1 to 1000
 * @param patience how long a run tries to send a message that Kafka does not take before
 * it ends, 1 s to 24 h
 * @param ledgers what the ledgers of all runs may take together, 1 MB to 1 GB: up to a
 * bit for each message of a run
 */
@ConfigurationProperties("suite.producer.runs")
record RunSettings(@DefaultValue("100000000") int maxCount, @DefaultValue("4") int maxRunning,
		@DefaultValue("20") int history, @DefaultValue("32") int maxWatchers, @DefaultValue("1m") Duration patience,
		@DefaultValue("24MB") DataSize ledgers) {

	RunSettings {
		requireRange("max-count", maxCount, 2_000_000_000);
		requireRange("max-running", maxRunning, 64);
		requireRange("history", history, 1000);
		requireRange("max-watchers", maxWatchers, 1000);
		require(patience.toMillis() >= 1000 && patience.toHours() <= 24, "patience", "1s to 24h", patience);
		require(ledgers.toBytes() >= 1024 * 1024 && ledgers.toMegabytes() <= 1024, "ledgers", "1MB to 1GB", ledgers);
		require(AckedIds.maxBytes(maxCount) <= ledgers.toBytes(), "ledgers",
				"a bit for each message of max-count at least", ledgers);
	}

	private static void requireRange(String name, int value, int max) {
		require(value >= 1 && value <= max, name, "1 to " + max, value);
	}

	private static void require(boolean met, String name, String expected, Object found) {
		if (!met) {
			throw new IllegalArgumentException(
					"suite.producer.runs.%s must be %s, not %s".formatted(name, expected, found));
		}
	}
}
