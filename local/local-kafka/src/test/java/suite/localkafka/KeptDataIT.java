package suite.localkafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class KeptDataIT {

	@TempDir
	Path directory;

	@Test
	void isCompactedEarlyAlsoWhereKafkaMadeTheTopic() throws Exception {
		try (KafkaCluster cluster = TestClients.quick().dataDirectory(this.directory).start()) {
			asKafkaMakesIt(cluster);
		}
		try (KafkaCluster cluster = TestClients.quick().dataDirectory(this.directory).start()) {
			assertThat(TestClients.settings(cluster, "__consumer_offsets")).containsEntry("segment.ms", "60000");
		}
	}

	private static void asKafkaMakesIt(KafkaCluster cluster) throws Exception {
		AlterConfigOp segment = new AlterConfigOp(new ConfigEntry("segment.ms", null), AlterConfigOp.OpType.DELETE);
		try (Admin admin = TestClients.admin(cluster)) {
			admin
				.incrementalAlterConfigs(
						Map.of(new ConfigResource(ConfigResource.Type.TOPIC, "__consumer_offsets"), List.of(segment)))
				.all()
				.get();
		}
		// A broker learns of it a little later than the controller.
		await().untilAsserted(() -> assertThat(TestClients.settings(cluster, "__consumer_offsets"))
			.containsEntry("segment.ms", "604800000"));
	}

	@Test
	void outlivesTheClusterAndAChangeOfItsPorts() throws Exception {
		String first;
		try (KafkaCluster cluster = TestClients.quick().dataDirectory(this.directory).start()) {
			first = cluster.bootstrapServers();
			TestClients.createTopic(cluster, "kept");
			TestClients.send(cluster, "kept", "before");
		}
		try (KafkaCluster cluster = TestClients.quick().dataDirectory(this.directory).port(Ports.free()).start()) {
			assertThat(cluster.bootstrapServers()).isNotEqualTo(first);
			assertThat(TestClients.read(cluster, "kept", 1)).containsExactly("before");
		}
		assertThatExceptionOfType(LocalKafkaException.class)
			.isThrownBy(() -> TestClients.quick().dataDirectory(this.directory).brokers(3).start())
			.withMessage("%s holds a cluster of 1 broker(s), not of 3: start that many, or choose another directory",
					this.directory);
	}

}
