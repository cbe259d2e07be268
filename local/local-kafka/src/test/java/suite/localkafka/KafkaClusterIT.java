package suite.localkafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaClusterIT {

	@TempDir
	static Path directory;

	private static KafkaCluster cluster;

	@BeforeAll
	static void start() {
		cluster = TestClients.quick().dataDirectory(directory).settings(Map.of("broker.rack", "a")).start();
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	@Test
	void whatIsSentCanBeRead() throws Exception {
		TestClients.createTopic(cluster, "plain");
		TestClients.send(cluster, "plain", "hello");
		assertThat(TestClients.read(cluster, "plain", 1)).containsExactly("hello");
	}

	@Test
	void keepsItsDataWhenItIsKilledAndRestarted() throws Exception {
		TestClients.createTopic(cluster, "killed");
		TestClients.send(cluster, "killed", "before");
		String address = cluster.broker(1).address();
		cluster.broker(1).kill();
		assertThat(cluster.broker(1).isAlive()).isFalse();
		cluster.broker(1).restart();
		assertThat(cluster.broker(1).address()).isEqualTo(address);
		TestClients.send(cluster, "killed", "after");
		assertThat(TestClients.read(cluster, "killed", 2)).containsExactly("before", "after");
	}

	@Test
	void keepsItsDataWhenItIsStoppedAndRestarted() throws Exception {
		TestClients.createTopic(cluster, "stopped");
		TestClients.send(cluster, "stopped", "before");
		assertThat(cluster.broker(1).stop()).isTrue();
		cluster.broker(1).restart();
		assertThat(TestClients.read(cluster, "stopped", 1)).containsExactly("before");
	}

	@Test
	void answersAgainAfterItWasFrozen() throws Exception {
		TestClients.createTopic(cluster, "frozen");
		cluster.broker(1).freeze();
		CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
			try {
				TestClients.send(cluster, "frozen", "late");
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
		assertThatThrownBy(() -> sent.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
		cluster.broker(1).thaw();
		sent.get(60, TimeUnit.SECONDS);
		assertThat(TestClients.read(cluster, "frozen", 1)).containsExactly("late");
	}

	@Test
	void offersTheGroupProtocolsOfKafka4() throws Exception {
		try (Admin admin = TestClients.admin(cluster)) {
			Map<String, FinalizedVersionRange> features = admin.describeFeatures()
				.featureMetadata()
				.get()
				.finalizedFeatures();
			assertThat(features).containsKeys("group.version", "share.version", "streams.version",
					"transaction.version");
		}
	}

	@Test
	void takesTheCallersSettings() throws Exception {
		try (Admin admin = TestClients.admin(cluster)) {
			assertThat(admin.describeCluster().nodes().get()).singleElement()
				.satisfies((node) -> assertThat(node.rack()).isEqualTo("a"));
		}
	}

	@Test
	void compactsCommittedOffsetsEarlyAndKeepsAllElseOfTheirTopicAsKafkaMakesIt() throws Exception {
		assertThat(TestClients.settings(cluster, "__consumer_offsets")).containsEntry("segment.ms", "60000")
			.containsEntry("cleanup.policy", "compact")
			.containsEntry("segment.bytes", "104857600")
			.containsEntry("compression.type", "producer");
		TestClients.createTopic(cluster, "other");
		assertThat(TestClients.settings(cluster, "other")).containsEntry("segment.ms", "604800000");
	}

	@Test
	void logsToItsOwnFileOnly() throws Exception {
		assertThat(cluster.broker(1).logFile()).isEqualTo(directory.resolve("broker-1.log"));
		assertThat(Files.readString(cluster.broker(1).logFile())).contains("Kafka Server started")
			.doesNotContain("SLF4J")
			.doesNotContain("KafkaConfig values");
	}

}
