package suite.kafka.poll;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * How records that are too large for the heap are read.
 *
 * @param calm how long after the last such record, or failed attempt, a service reads one
 * record at a time and holds what it cannot read, 1 min to 7 d; then it tries again
 */
@ConfigurationProperties("suite.kafka.poll")
record PollSettings(@DefaultValue("10m") Duration calm) {

	PollSettings {
		Check.of("suite.kafka.poll").range("calm", calm, "1m", "7d");
	}
}
