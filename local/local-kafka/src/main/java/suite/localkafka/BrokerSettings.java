package suite.localkafka;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import suite.localkafka.files.PrivateFiles;
import suite.localkafka.security.ClusterSecurity;

/**
 * The settings of one broker: Kafka's own defaults but for what a cluster on one machine
 * needs.
 */
final class BrokerSettings {

	private static final int MAX_REPLICATION = 3;

	private BrokerSettings() {
	}

	/**
	 * The settings of a node.
	 * @param node the node
	 * @param nodes all nodes: each is broker and controller
	 * @param security how clients and brokers log in; null if nobody does
	 * @param overrides settings of the caller, which win
	 * @return what goes into its {@code server.properties}
	 */
	static Properties of(BrokerNode node, List<BrokerNode> nodes, @Nullable ClusterSecurity security,
			Map<String, String> overrides) {
		int replication = Math.min(nodes.size(), MAX_REPLICATION);
		int minInSync = Math.max(1, replication - 1);
		Properties settings = new Properties();
		String clients = (security != null) ? "SASL_SSL" : "PLAINTEXT";
		where(settings, clients, node, nodes);
		if (security != null) {
			settings.putAll(security.brokerSettings(clients, BrokerStorage.CONTROLLER_LISTENER));
		}
		settings.put("auto.create.topics.enable", false);
		settings.put("default.replication.factor", replication);
		settings.put("min.insync.replicas", minInSync);
		internalTopic(settings, "offsets.topic.", replication);
		internalTopic(settings, "transaction.state.log.", replication);
		internalTopic(settings, "share.coordinator.state.topic.", replication);
		settings.put("transaction.state.log.min.isr", minInSync);
		settings.put("share.coordinator.state.topic.min.isr", minInSync);
		// A group starts with its first member instead of waiting 3 s for more.
		settings.put("group.initial.rebalance.delay.ms", 0);
		// Kafka gives a dead consumer 45 s, and lets its group learn of a change each 5
		// s.
		settings.put("group.consumer.session.timeout.ms", 10_000);
		settings.put("group.consumer.min.session.timeout.ms", 10_000);
		settings.put("group.consumer.heartbeat.interval.ms", 1_000);
		settings.put("group.consumer.min.heartbeat.interval.ms", 1_000);
		failover(settings, nodes.size() > 1);
		// Kafka's 128 MiB would be a quarter of a small heap.
		settings.put("log.cleaner.dedupe.buffer.size", 16 * 1024 * 1024);
		settings.putAll(overrides);
		settings.replaceAll((name, value) -> value.toString());
		return settings;
	}

	static void write(BrokerNode node, Properties settings) {
		try {
			PrivateFiles.createDirectories(node.directory());
			StringWriter text = new StringWriter();
			settings.store(text, null);
			PrivateFiles.write(node.settingsFile(), text.toString());
		}
		catch (IOException ex) {
			throw DataDirectory.notWritable(node.directory(), ex);
		}
	}

	private static void where(Properties settings, String clients, BrokerNode node, List<BrokerNode> nodes) {
		settings.put("process.roles", "broker,controller");
		settings.put("node.id", node.id());
		settings.put("listeners", "%4$s://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(BrokerNode.HOST, node.port(),
				node.controllerPort(), clients));
		settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
		settings.put("inter.broker.listener.name", clients);
		settings.put("controller.listener.names", BrokerStorage.CONTROLLER_LISTENER);
		settings.put("controller.quorum.voters",
				nodes.stream().map(BrokerNode::voter).collect(Collectors.joining(",")));
		settings.put("log.dirs", node.dataDirectory().toAbsolutePath());
	}

	// Until a dead broker is fenced nobody leads its partitions, and those that it
	// follows wait for it; it can register again only then. Kafka gives it 9 s. If it was
	// the active controller, that time begins when the others have elected a new one.
	// Machines that stall for a second change leaders for nothing.
	private static void failover(Properties settings, boolean others) {
		settings.put("broker.session.timeout.ms", others ? 2_000 : 3_000);
		settings.put("broker.heartbeat.interval.ms", 500);
		if (others) {
			settings.put("controller.quorum.fetch.timeout.ms", 1_000);
			settings.put("controller.quorum.election.timeout.ms", 500);
			settings.put("controller.quorum.election.backoff.max.ms", 500);
			// A follower that asks a new leader before that one knows tries again after
			// that; until then what it writes is not acknowledged. Kafka: 1 s.
			settings.put("replica.fetch.backoff.ms", 100);
		}
	}

	// Few partitions: each is a log to create and to load, and one machine has few
	// groups.
	private static void internalTopic(Properties settings, String prefix, int replication) {
		settings.put(prefix + "num.partitions", 8);
		settings.put(prefix + "replication.factor", replication);
	}

}
