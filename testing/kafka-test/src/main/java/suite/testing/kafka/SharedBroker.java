package suite.testing.kafka;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;

import suite.localkafka.KafkaCluster;
import suite.localkafka.KafkaClusterBuilder;

/**
 * The one broker of a test JVM; it ends with the JVM.
 *
 * @param bootstrapServers its address
 * @param description what it is, for the test report
 */
record SharedBroker(String bootstrapServers, String description) {

	static final String PROPERTY = "suite.test-kafka";

	private static final String VARIABLE = "SUITE_TEST_KAFKA";

	private static final String IMAGE = "apache/kafka:4.3.1";

	// The image's own defaults create topics on demand and replicate the share groups'
	// state three times.
	private static final Map<String, String> CONTAINER_SETTINGS = Map.of("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
			"KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
			"KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1");

	/** What the integration tests run on. */
	enum Choice {

		/** A container if a Docker engine answers, otherwise local-kafka. */
		AUTO,
		/** A container, and a failure without a Docker engine. */
		CONTAINER,
		/** local-kafka. */
		LOCAL;

		static Choice of(String name) {
			return Arrays.stream(values())
				.filter((choice) -> choice.name().equalsIgnoreCase(name))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"%s must be auto, container or local, not %s".formatted(PROPERTY, name)));
		}

	}

	static SharedBroker start() {
		Choice choice = Choice.of(System.getProperty(PROPERTY,
				Objects.requireNonNullElse(System.getenv(VARIABLE), Choice.AUTO.name().toLowerCase(Locale.ROOT))));
		boolean container = switch (choice) {
			case CONTAINER -> true;
			case LOCAL -> false;
			case AUTO -> DockerEngine.answers();
		};
		return container ? container() : local();
	}

	/**
	 * A local broker made for tests: quick to start, small, with its log in the module's
	 * {@code target} directory.
	 * @param logs the directory of its log below {@code target/local-kafka}
	 * @return a description to start
	 */
	static KafkaClusterBuilder localBroker(String logs) {
		return KafkaCluster.builder()
			.heap("256m")
			.jvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
			.logDirectory(Path.of("target", "local-kafka", logs));
	}

	private static SharedBroker local() {
		String address = localBroker("shared").start().bootstrapServers();
		return new SharedBroker(address, "local-kafka %s at %s".formatted(AppInfoParser.getVersion(), address));
	}

	// Testcontainers itself removes the container when the JVM has ended.
	private static SharedBroker container() {
		KafkaContainer container = new KafkaContainer(IMAGE).withEnv(CONTAINER_SETTINGS);
		container.start();
		String address = container.getBootstrapServers();
		return new SharedBroker(address, "container %s at %s".formatted(IMAGE, address));
	}

}
