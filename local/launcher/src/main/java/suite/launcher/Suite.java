package suite.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import suite.launcher.service.Home;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.launcher.service.SuiteException;
import suite.localkafka.KafkaCluster;
import suite.localkafka.KafkaClusterBuilder;
import suite.localkafka.process.TemporaryDirectory;
import suite.localkafka.security.Acls;
import suite.localkafka.security.ClusterSecurity;

/**
 * A broker and the three services, running. Closing it ends the services first and the
 * broker last.
 */
final class Suite implements AutoCloseable {

	private static final Duration READY_TIMEOUT = Duration.ofSeconds(180);

	private final Addresses addresses;

	private final Path logs;

	private final List<String> jvmOptions;

	private final Map<Service, RunningService> services = new EnumMap<>(Service.class);

	private volatile KafkaCluster kafka;

	private volatile boolean secure;

	private TemporaryDirectory temporary;

	private Path state;

	private boolean closed;

	Suite(Addresses addresses, Path logs, List<String> jvmOptions) {
		this.addresses = addresses;
		this.logs = logs.toAbsolutePath();
		this.jvmOptions = jvmOptions;
	}

	Addresses addresses() {
		return this.addresses;
	}

	Path logs() {
		return this.logs;
	}

	/**
	 * Starts the broker and waits until it is ready. Clears the logs of the run before.
	 * @param data where its data is kept; {@code null} throws it away at the end
	 * @param acls who may do what, each service as a user of its own; {@code null} if
	 * everybody may do everything
	 */
	void startKafka(Path data, Acls acls) {
		clearLogs();
		KafkaClusterBuilder builder = KafkaCluster.builder()
			.port(this.addresses.kafka())
			.logDirectory(this.logs)
			.jvmOptions(this.jvmOptions.toArray(String[]::new))
			.closeAtExit(false);
		if (data != null) {
			builder.dataDirectory(data.resolve("kafka"));
		}
		if (acls != null) {
			builder.secure(acls);
		}
		this.kafka = builder.start();
		this.secure = acls != null;
	}

	/**
	 * How clients log in.
	 * @return empty if nobody does
	 */
	Optional<ClusterSecurity> security() {
		return this.secure ? Optional.of(this.kafka.security()) : Optional.empty();
	}

	/**
	 * Starts the services, all at once, and waits until all are ready.
	 * @param home where the jars are
	 * @param data where the streams' state is kept; {@code null} throws it away at the
	 * end
	 * @param unready is told why one takes long to be ready
	 */
	void startServices(Home home, Path data, Consumer<String> unready) {
		launch(home, data);
		awaitReady(unready);
	}

	/**
	 * Waits until all services are ready.
	 * @param unready is told why one takes long to be ready
	 */
	void awaitReady(Consumer<String> unready) {
		long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
		this.services.values().forEach((service) -> service.awaitReady(deadline, unready));
	}

	/**
	 * Completes with the reason when the first of the processes ends.
	 * @return a future of the reason
	 */
	CompletableFuture<String> onDeath() {
		Stream<CompletableFuture<String>> services = this.services.values().stream().map(RunningService::onDeath);
		Stream<CompletableFuture<String>> brokers = this.kafka.brokers()
			.stream()
			.map((broker) -> broker.onExit().thenApply((ended) -> ended + " ended." + ended.logTail()));
		return CompletableFuture.anyOf(Stream.concat(services, brokers).toArray(CompletableFuture[]::new))
			.thenApply(String.class::cast);
	}

	/**
	 * Ends the services, letting them finish what they have accepted, then the broker. In
	 * the middle of a start too: nothing is started any more.
	 */
	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.services.values().parallelStream().forEach(RunningService::stop);
		if (this.kafka != null) {
			this.kafka.close();
		}
		if (this.temporary != null) {
			this.temporary.close();
		}
	}

	// Arguments, which win over all that the environment says. Passwords are in files.
	private List<String> command(Path jar, Path state, Service service) {
		List<String> command = new ArrayList<>(List.of(RunningService.java(), "-Xmx" + RunningService.HEAP));
		command.addAll(this.jvmOptions);
		command.addAll(
				List.of("-jar", jar.toString(), "--spring.kafka.bootstrap-servers=localhost:" + this.addresses.kafka(),
						"--spring.kafka.streams.state-dir=" + state));
		security().ifPresent((security) -> command
			.add("--spring.config.import=configtree:%s/".formatted(security.credentials(service.module()))));
		return command;
	}

	private Path temporaryState() {
		this.temporary = TemporaryDirectory.create("kafka-streaming-suite-");
		return this.temporary.path();
	}

	/**
	 * Starts the services, all at once, and does not wait.
	 */
	synchronized void launch(Home home, Path data) {
		if (this.closed) {
			throw new SuiteException("The suite is being stopped");
		}
		this.state = (data != null) ? data.resolve("streams").toAbsolutePath() : temporaryState();
		for (Service service : Service.values()) {
			launch(home, service);
		}
	}

	private void launch(Home home, Service service) {
		this.services.put(service, RunningService.start(service.module(), this.addresses.port(service),
				command(home.jar(service), this.state, service), Map.of(), this.logs));
	}

	/**
	 * Kills a service and starts it again, without waiting.
	 */
	synchronized void restart(Home home, Service service) {
		this.services.get(service).process().kill();
		launch(home, service);
	}

	KafkaCluster kafka() {
		return this.kafka;
	}

	private void clearLogs() {
		try (Stream<Path> files = Files.exists(this.logs) ? Files.list(this.logs) : Stream.empty()) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new SuiteException("The logs in %s cannot be replaced: %s".formatted(this.logs, ex), ex);
		}
	}

}
