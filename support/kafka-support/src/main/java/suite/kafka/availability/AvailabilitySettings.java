package suite.kafka.availability;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Kafka's availability is probed.
 *
 * @param interval pause between two probes, 100 ms to 1 min: how old the answer of
 * readiness can be
 * @param timeout how long a probe waits for an answer before Kafka counts as away, 100 ms
 * to 1 min
 */
@ConfigurationProperties("suite.kafka.probe")
record AvailabilitySettings(@DefaultValue("2s") Duration interval, @DefaultValue("3s") Duration timeout) {

	AvailabilitySettings {
		requireRange("suite.kafka.probe.interval", interval);
		requireRange("suite.kafka.probe.timeout", timeout);
	}

	private static void requireRange(String name, Duration value) {
		if (value.toMillis() < 100 || value.toMillis() > 60_000) {
			throw new IllegalArgumentException("%s must be 100ms to 1m, not %dms".formatted(name, value.toMillis()));
		}
	}
}
