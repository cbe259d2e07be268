package suite.localkafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerSettingsTests {

	@Test
	void oneBrokerKeepsOneCopyOfEverything() {
		assertThat(settings(1, Map.of())).containsEntry("offsets.topic.replication.factor", "1")
			.containsEntry("transaction.state.log.replication.factor", "1")
			.containsEntry("transaction.state.log.min.isr", "1")
			.containsEntry("share.coordinator.state.topic.replication.factor", "1")
			.containsEntry("share.coordinator.state.topic.min.isr", "1")
			.containsEntry("min.insync.replicas", "1");
	}

	@Test
	void fiveBrokersKeepThreeCopiesOfWhichTwoMustBeInSync() {
		assertThat(settings(5, Map.of())).containsEntry("default.replication.factor", "3")
			.containsEntry("transaction.state.log.replication.factor", "3")
			.containsEntry("transaction.state.log.min.isr", "2")
			.containsEntry("min.insync.replicas", "2");
	}

	@Test
	void everyBrokerIsAVoter() {
		assertThat(settings(3, Map.of())).containsEntry("controller.quorum.voters",
				"1@localhost:2001,2@localhost:2002,3@localhost:2003");
	}

	@Test
	void listensOnTheLoopbackInterfaceOnly() {
		assertThat(settings(1, Map.of())).containsEntry("listeners",
				"PLAINTEXT://localhost:1001,CONTROLLER://localhost:2001");
	}

	@Test
	void theCallersSettingsWin() {
		assertThat(settings(1, Map.of("broker.session.timeout.ms", "9000", "broker.rack", "a")))
			.containsEntry("broker.session.timeout.ms", "9000")
			.containsEntry("broker.rack", "a");
	}

	private static Map<Object, Object> settings(int brokers, Map<String, String> overrides) {
		List<BrokerNode> nodes = IntStream.rangeClosed(1, brokers)
			.mapToObj((id) -> new BrokerNode(id, 1000 + id, 2000 + id, Path.of("broker-" + id), Path.of("log")))
			.toList();
		return BrokerSettings.of(nodes.get(0), nodes, null, overrides);
	}

}
