package suite.consumer.consumption;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * How the group's offsets are read from the brokers.
 *
 * @param refresh the pause between two readings in the background, which feed the
 * metrics, 100 ms to 10 min
 * @param maxAge the age up to which the endpoint answers with the last reading instead of
 * a new one, 0 to 1 min
 * @param timeout how long each step of a reading waits for the brokers, 100 ms to 1 min
 */
@ConfigurationProperties("suite.consumer.consumption")
record ConsumptionSettings(@DefaultValue("5s") Duration refresh, @DefaultValue("1s") Duration maxAge,
		@DefaultValue("3s") Duration timeout) {

	ConsumptionSettings {
		Check.of("suite.consumer.consumption")
			.range("refresh", refresh, "100ms", "10m")
			.range("max-age", maxAge, "0s", "1m")
			.range("timeout", timeout, "100ms", "1m");
	}

	/**
	 * What a reading takes at most, if each of its steps takes its timeout.
	 */
	Duration longest() {
		return this.timeout.multipliedBy(6);
	}

	/**
	 * Older than this a reading says nothing about now.
	 */
	Duration stale() {
		return this.refresh.multipliedBy(2).plus(longest());
	}
}
