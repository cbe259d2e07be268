package suite.localkafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The brokers' storage, formatted by Kafka's own {@link Formatter}: what its storage tool
 * and its test kit call, without reading (and logging) a whole broker configuration in
 * this JVM.
 */
final class BrokerStorage {

	static final String CONTROLLER_LISTENER = "CONTROLLER";

	private static final String META = "meta.properties";

	private BrokerStorage() {
	}

	/**
	 * Formats what is not formatted yet. The nodes of a new cluster get a random cluster
	 * id, so that clusters that meet on a port by accident do not mix.
	 * @param nodes all nodes of the cluster
	 * @param logins arguments of {@code --add-scram}, for a new cluster
	 */
	static void format(List<BrokerNode> nodes, List<String> logins) {
		String clusterId = nodes.stream()
			.map((node) -> node.dataDirectory().resolve(META))
			.filter(Files::exists)
			.findFirst()
			.map(BrokerStorage::clusterId)
			.orElseGet(() -> Uuid.randomUuid().toString());
		nodes.stream()
			.filter((node) -> !Files.exists(node.dataDirectory().resolve(META)))
			.forEach((node) -> format(node, clusterId, logins));
	}

	private static void format(BrokerNode node, String clusterId, List<String> logins) {
		String directory = node.dataDirectory().toAbsolutePath().toString();
		try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
			new Formatter().setPrintStream(silent)
				.setNodeId(node.id())
				.setClusterId(clusterId)
				.setControllerListenerName(CONTROLLER_LISTENER)
				.setMetadataLogDirectory(directory)
				.addDirectory(directory)
				.setScramArguments(logins)
				.run();
		}
		catch (Exception ex) {
			throw new LocalKafkaException("Kafka's storage in %s cannot be formatted: %s".formatted(directory, ex), ex);
		}
	}

	private static String clusterId(Path meta) {
		Properties properties = new Properties();
		try (Reader file = Files.newBufferedReader(meta)) {
			properties.load(file);
			return properties.getProperty("cluster.id");
		}
		catch (IOException ex) {
			throw new LocalKafkaException("%s cannot be read: %s".formatted(meta, ex), ex);
		}
	}

}
