package suite.testing.contract;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import suite.localkafka.KafkaCluster;
import suite.testing.kafka.TestKafka;

/**
 * Three brokers of which the second one has a partition of a dead-letter topic, and
 * nothing else of the suite.
 */
public final class PartlyAway {

	private PartlyAway() {
	}

	/**
	 * Starts it.
	 * @param deadLetters the topic whose partition 1 is away without the second broker
	 * @param others further topics of two partitions
	 */
	public static KafkaCluster start(String deadLetters, List<String> others) throws Exception {
		KafkaCluster kafka = TestKafka.ownBroker().brokers(3).start();
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
			admin
				.createTopics(
						Stream.concat(Stream.of(topic(deadLetters, 2)), others.stream().map((name) -> topic(name, 3)))
							.toList())
				.all()
				.get(30, TimeUnit.SECONDS);
		}
		return kafka;
	}

	private static NewTopic topic(String name, int second) {
		return new NewTopic(name, Map.of(0, List.of(1), 1, List.of(second)));
	}

	/** Kills the second broker. */
	public static void begin(KafkaCluster kafka) {
		kafka.broker(2).kill();
	}

	/** Kills the others. */
	public static void end(KafkaCluster kafka) {
		kafka.broker(1).kill();
		kafka.broker(3).kill();
	}

}
