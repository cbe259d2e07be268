package suite.localkafka;

import java.util.Collection;
import java.util.List;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ThreeBrokersIT {

	private static KafkaCluster cluster;

	@BeforeAll
	static void start() {
		cluster = TestClients.quick().brokers(3).port(Ports.free()).start();
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	@Test
	void serveWithOneKilledAndTakeItBack() throws Exception {
		TestClients.createTopic(cluster, "replicated");
		TestClients.send(cluster, "replicated", "three");
		cluster.broker(2).kill();
		TestClients.send(cluster, "replicated", "two");
		assertThat(TestClients.read(cluster, "replicated", 2)).containsExactly("three", "two");
		cluster.broker(2).restart();
		try (Admin admin = TestClients.admin(cluster)) {
			Collection<Node> nodes = admin.describeCluster().nodes().get();
			assertThat(nodes).extracting(Node::id).containsExactlyInAnyOrder(1, 2, 3);
		}
	}

	@Test
	void keepCommittedOffsetsOnAllOfThem() throws Exception {
		try (Admin admin = TestClients.admin(cluster)) {
			TopicDescription topic = admin.describeTopics(List.of("__consumer_offsets"))
				.allTopicNames()
				.get()
				.get("__consumer_offsets");
			assertThat(topic.partitions()).hasSize(8)
				.allSatisfy((partition) -> assertThat(partition.replicas()).hasSize(3));
		}
	}

	@Test
	void listenOnPortsInARow() {
		int first = cluster.broker(1).node().port();
		assertThat(cluster.bootstrapServers())
			.isEqualTo("localhost:%d,localhost:%d,localhost:%d".formatted(first, first + 1, first + 2));
	}

	@Test
	void areCountedFromOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> cluster.broker(0)).withMessageContaining("1 to 3");
	}

}
