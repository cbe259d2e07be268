package suite.localkafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the tests do with a cluster.
 */
final class TestClients {

	private TestClients() {
	}

	/** Small and quick to start: throughput does not matter here. */
	static KafkaClusterBuilder quick() {
		return KafkaCluster.builder().heap("256m").jvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
	}

	static Admin admin(KafkaCluster cluster) {
		return Admin.create(cluster.adminSettings());
	}

	static void createTopic(KafkaCluster cluster, String name) throws Exception {
		try (Admin admin = admin(cluster)) {
			admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty()))).all().get();
		}
	}

	static Map<String, String> settings(KafkaCluster cluster, String topic) throws Exception {
		ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
		try (Admin admin = admin(cluster)) {
			return admin.describeConfigs(List.of(resource))
				.all()
				.get()
				.get(resource)
				.entries()
				.stream()
				.collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
		}
	}

	static void send(KafkaCluster cluster, String topic, String value) throws Exception {
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", cluster.bootstrapServers(), "acks", "all"), new StringSerializer(),
				new StringSerializer())) {
			producer.send(new ProducerRecord<>(topic, value)).get(60, TimeUnit.SECONDS);
		}
	}

	/** Reads with a new consumer group of the new protocol, until it has that many. */
	static List<String> read(KafkaCluster cluster, String topic, int count) {
		List<String> values = new ArrayList<>();
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", cluster.bootstrapServers(), "group.id", "group-" + System.nanoTime(),
						"group.protocol", "consumer", "auto.offset.reset", "earliest"),
				new StringDeserializer(), new StringDeserializer())) {
			consumer.subscribe(List.of(topic));
			long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
			while (values.size() < count && System.nanoTime() < deadline) {
				consumer.poll(Duration.ofMillis(100)).forEach((record) -> values.add(record.value()));
			}
		}
		return values;
	}

}
