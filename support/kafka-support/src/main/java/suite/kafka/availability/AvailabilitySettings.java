package suite.kafka.availability;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

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
		Check.of("suite.kafka.probe")
			.range("interval", interval, "100ms", "1m")
			.range("timeout", timeout, "100ms", "1m");
	}
}
