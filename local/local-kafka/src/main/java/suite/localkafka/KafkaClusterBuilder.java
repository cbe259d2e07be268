package suite.localkafka;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import suite.localkafka.security.Acls;
import suite.localkafka.security.ClusterSecurity;

/**
 * Describes a {@link KafkaCluster} and starts it.
 */
public final class KafkaClusterBuilder {

	private final Map<String, String> settings = new HashMap<>();

	private final Map<Integer, Map<String, String>> settingsOfOne = new HashMap<>();

	private final List<String> jvmOptions = new ArrayList<>();

	private int brokers = 1;

	private @Nullable Integer port;

	private @Nullable Path dataDirectory;

	private @Nullable Path logDirectory;

	private String heap = "512m";

	private Duration startTimeout = Duration.ofSeconds(120);

	private Duration stopTimeout = Duration.ofSeconds(15);

	private boolean closeAtExit = true;

	private @Nullable Acls acls;

	/**
	 * How many brokers; each is a controller too.
	 * @param brokers 1 or more, 3 to survive the loss of one
	 * @return this
	 */
	public KafkaClusterBuilder brokers(int brokers) {
		if (brokers < 1) {
			throw new IllegalArgumentException("brokers must be 1 or more, not " + brokers);
		}
		this.brokers = brokers;
		return this;
	}

	/**
	 * The port of the first broker; the next ones get the following ports. Free ports if
	 * not called.
	 * @param port 1 to 65535
	 * @return this
	 */
	public KafkaClusterBuilder port(int port) {
		if (port < 1 || port > 65_535) {
			throw new IllegalArgumentException("port must be from 1 to 65535, not " + port);
		}
		this.port = port;
		return this;
	}

	/**
	 * Where the data is kept, over restarts too. Thrown away at the end if not called.
	 * @param directory created if it does not exist
	 * @return this
	 */
	public KafkaClusterBuilder dataDirectory(Path directory) {
		this.dataDirectory = directory;
		return this;
	}

	/**
	 * Where the brokers log, each to {@code broker-1.log} and so on, appended. In the
	 * data directory if not called.
	 * @param directory created if it does not exist
	 * @return this
	 */
	public KafkaClusterBuilder logDirectory(Path directory) {
		this.logDirectory = directory;
		return this;
	}

	/**
	 * Lets nobody in who does not log in, over TLS, and nobody do what the table does not
	 * say: {@link KafkaCluster#security()} has a login for each of its users. Without
	 * this call everybody may do everything.
	 * @param acls who may do what
	 * @return this
	 */
	public KafkaClusterBuilder secure(Acls acls) {
		this.acls = acls;
		return this;
	}

	/**
	 * Settings of every broker, which win over the defaults of this local cluster.
	 * @param settings names and values as in {@code server.properties}
	 * @return this
	 */
	public KafkaClusterBuilder settings(Map<String, String> settings) {
		this.settings.putAll(settings);
		return this;
	}

	/**
	 * Settings of one broker, such as its rack, which win over those of all.
	 * @param id the broker, from 1
	 * @param settings names and values as in {@code server.properties}
	 * @return this
	 */
	public KafkaClusterBuilder settings(int id, Map<String, String> settings) {
		this.settingsOfOne.computeIfAbsent(id, (key) -> new HashMap<>()).putAll(settings);
		return this;
	}

	/**
	 * The greatest heap of each broker.
	 * @param heap as after {@code -Xmx}: {@code 512m} if not called
	 * @return this
	 */
	public KafkaClusterBuilder heap(String heap) {
		this.heap = heap;
		return this;
	}

	/**
	 * Options of the brokers' JVMs, such as {@code -XX:TieredStopAtLevel=1} for a start
	 * in less time at the price of throughput.
	 * @param options the options
	 * @return this
	 */
	public KafkaClusterBuilder jvmOptions(String... options) {
		this.jvmOptions.addAll(List.of(options));
		return this;
	}

	/**
	 * How long the cluster, or a broker that restarts, may take to be ready.
	 * @param timeout 120 s if not called
	 * @return this
	 */
	public KafkaClusterBuilder startTimeout(Duration timeout) {
		this.startTimeout = timeout;
		return this;
	}

	/**
	 * How long a broker may take to end in good order before it is killed.
	 * @param timeout 15 s if not called
	 * @return this
	 */
	public KafkaClusterBuilder stopTimeout(Duration timeout) {
		this.stopTimeout = timeout;
		return this;
	}

	/**
	 * Whether the cluster closes itself when this JVM is asked to end. Only for a caller
	 * that has to end other things first and closes it in a shutdown hook of its own.
	 * @param closeAtExit {@code true} if not called
	 * @return this
	 */
	public KafkaClusterBuilder closeAtExit(boolean closeAtExit) {
		this.closeAtExit = closeAtExit;
		return this;
	}

	/**
	 * Starts the cluster and waits until clients can use it.
	 * @return the running cluster
	 * @throws LocalKafkaException when a port is taken, the directory cannot be written,
	 * a broker ends or is not ready in time; nothing is left running then
	 */
	public KafkaCluster start() {
		DataDirectory directory = (this.dataDirectory != null)
				? DataDirectory.openKept(this.dataDirectory, this.brokers) : DataDirectory.createTemporary();
		List<BrokerNode> nodes = IntStream.rangeClosed(1, this.brokers).mapToObj((id) -> node(id, directory)).toList();
		ClusterSecurity security = security(directory);
		nodes.forEach(
				(node) -> BrokerSettings.write(node, BrokerSettings.of(node, nodes, security, settingsOf(node.id()))));
		BrokerStorage.format(nodes, (security != null) ? security.firstLogins() : List.of());
		List<String> options = new ArrayList<>(this.jvmOptions);
		if (directory.temporary()) {
			// A broker that is killed leaves the native libraries that it has unpacked.
			options.add("-Djava.io.tmpdir=" + directory.path());
		}
		List<KafkaBroker> started = nodes.stream()
			.map((node) -> new KafkaBroker(node, BrokerCommand.of(node, this.heap, options),
					KafkaCluster.login(security), this.startTimeout, this.stopTimeout))
			.toList();
		KafkaCluster cluster = new KafkaCluster(started, directory, security, this.startTimeout);
		if (this.closeAtExit) {
			Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "close-local-kafka"));
		}
		cluster.start();
		return cluster;
	}

	private @Nullable ClusterSecurity security(DataDirectory directory) {
		if (this.acls == null) {
			return null;
		}
		if (Files.exists(directory.broker(1)) && !Files.exists(directory.security())) {
			throw new LocalKafkaException(
					"%s holds a cluster that nobody logs in to, and so nobody could: start it without --secure, or choose another directory"
						.formatted(directory.path()));
		}
		try {
			return ClusterSecurity.open(directory.security(), this.acls);
		}
		catch (UncheckedIOException ex) {
			throw new LocalKafkaException(String.valueOf(ex.getMessage()), ex);
		}
	}

	private BrokerNode node(int id, DataDirectory directory) {
		Path logs = (this.logDirectory != null) ? this.logDirectory : directory.path();
		return new BrokerNode(id, (this.port != null) ? this.port + id - 1 : Ports.free(), Ports.free(),
				directory.broker(id), logs.resolve("broker-" + id + ".log"));
	}

	private Map<String, String> settingsOf(int id) {
		Map<String, String> merged = new HashMap<>(this.settings);
		merged.putAll(this.settingsOfOne.getOrDefault(id, Map.of()));
		return merged;
	}

}
