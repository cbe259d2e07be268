package suite.producer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import suite.localkafka.Ports;
import suite.localkafka.process.ManagedProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged service in a process of its own, with a heap of 256 MB that it ends with
 * when it is too small.
 */
final class ProducerProcess implements AutoCloseable {

	private final ManagedProcess process;

	private final int port;

	private ProducerProcess(ManagedProcess process, int port) {
		this.process = process;
		this.port = port;
	}

	static ProducerProcess start(String name, String bootstrapServers, Map<String, String> settings) {
		Path jar = Path.of("target", "producer-service.jar");
		assertThat(jar).as("built by mvn package").isRegularFile();
		int port = Ports.free();
		Map<String, String> environment = new HashMap<>(settings);
		environment.put("SPRING_KAFKA_BOOTSTRAPSERVERS", bootstrapServers);
		environment.put("SERVER_PORT", Integer.toString(port));
		environment.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus,threaddump");
		ProducerProcess started = new ProducerProcess(ManagedProcess.start("producer-service",
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-jar", jar.toString()),
				environment, Path.of("target", name + ".log")), port);
		await().atMost(Duration.ofSeconds(60))
			.ignoreExceptions()
			.until(() -> started.http().get("/actuator/health/readiness").status() == 200);
		return started;
	}

	int port() {
		return this.port;
	}

	Http http() {
		return new Http(this.port);
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * The highest value of a metric over its tags.
	 */
	double metric(String name) {
		return http().get("/actuator/prometheus")
			.text()
			.lines()
			.filter((line) -> line.startsWith(name + "{"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.max()
			.orElseThrow(() -> new AssertionError("no metric " + name));
	}

	@Override
	public void close() {
		this.process.kill();
	}

}
