package suite.kafka.topics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * How topics are created where they do not exist yet. Existing topics are never changed.
 *
 * @param partitions partitions of each topic, 1 to 1000; bounds how many consumers of a
 * group and how many stream tasks can work in parallel
 * @param replicationFactor copies of each partition, 1 to 10, at most the number of
 * brokers
 * @param minInsyncReplicas copies that must have a record before {@code acks=all} is
 * answered, 1 to {@code replicationFactor}
 */
@ConfigurationProperties("suite.topics")
public record TopicSettings(@DefaultValue("6") int partitions, @DefaultValue("1") short replicationFactor,
		@DefaultValue("1") int minInsyncReplicas) {

	public TopicSettings {
		Check.of("suite.topics")
			.range("partitions", partitions, 1, 1000)
			.range("replication-factor", replicationFactor, 1, 10)
			.range("min-insync-replicas (at most the replication factor)", minInsyncReplicas, 1, replicationFactor);
	}
}
