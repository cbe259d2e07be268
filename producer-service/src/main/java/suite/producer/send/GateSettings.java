package suite.producer.send;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * When records are refused at once.
 *
 * @param failover how long Kafka, or a partition, may be away before what would wait for
 * it is refused, 0 s to 10 min: a little more than the 9 s after which a dead broker is
 * fenced, with Kafka's default {@code broker.session.timeout.ms}, and its partitions get
 * another leader
 */
@ConfigurationProperties("suite.producer.gate")
record GateSettings(@DefaultValue("12s") Duration failover) {

	GateSettings {
		Check.of("suite.producer.gate").range("failover", failover, "0s", "10m");
	}
}
