package suite.producer.run;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import suite.settings.Check;

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
 * @param maxTime how long a run may take, 1 s to 30 days: one that would take longer is
 * refused, and one that Kafka makes take longer is ended
 * @param ledgers what the ledgers of all runs may take together, 1 MB to 1 GB: up to a
 * bit for each message of a run
 */
@ConfigurationProperties("suite.producer.runs")
record RunSettings(@DefaultValue("100000000") int maxCount, @DefaultValue("4") int maxRunning,
		@DefaultValue("20") int history, @DefaultValue("32") int maxWatchers, @DefaultValue("1m") Duration patience,
		@DefaultValue("7d") Duration maxTime, @DefaultValue("24MB") DataSize ledgers) {

	RunSettings {
		Check.of("suite.producer.runs")
			.range("max-count", maxCount, 1, 2_000_000_000)
			.range("max-running", maxRunning, 1, 64)
			.range("history", history, 1, 1000)
			.range("max-watchers", maxWatchers, 1, 1000)
			.range("patience", patience, "1s", "24h")
			.range("max-time", maxTime, "1s", "30d")
			.range("ledgers", ledgers, "1MB", "1GB")
			.require("ledgers", AckedIds.maxBytes(maxCount) <= ledgers.toBytes(),
					"a bit for each message of max-count at least", ledgers);
	}
}
