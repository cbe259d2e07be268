package suite.kafka.poll;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How records that are too large for the heap are read.
 *
 * @param calm how long after the last such record, or failed attempt, a service reads one
 * record at a time and holds what it cannot read, 1 min to 7 d; then it tries again
 */
@ConfigurationProperties("suite.kafka.poll")
record PollSettings(@DefaultValue("10m") Duration calm) {

	PollSettings {
		if (calm.toMinutes() < 1 || calm.compareTo(Duration.ofDays(7)) > 0) {
			throw new IllegalArgumentException("suite.kafka.poll.calm must be 1m to 7d, not " + calm);
		}
	}
}
