package suite.lab.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import suite.launcher.service.Home;
import suite.launcher.service.RunningService;
import suite.launcher.service.SuiteException;
import suite.localkafka.KafkaCluster;
import suite.localkafka.Ports;
import suite.localkafka.process.ManagedProcess;
import suite.localkafka.process.TemporaryDirectory;

/**
 * A cluster on this machine, and the processes that were started beside it. Closing it
 * ends all of them; a lab that dies takes them along. For one thread.
 */
public final class Testbed implements AutoCloseable {

	private static final String LOGGING_PROPERTY = "logback.configurationFile";

	private static final String LOGGING = "suite/lab/logback.xml";

	/** How long a service may take to be ready. */
	public static final Duration READY_TIMEOUT = Duration.ofSeconds(120);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

	private final Home home = Home.find();

	private final TemporaryDirectory directory = TemporaryDirectory.create("kafka-streaming-lab-");

	private final String bootstrapServers;

	private final KafkaCluster cluster;

	private final Path logs;

	private final Jdk jdk = Jdk.running();

	private final Applications applications = new Applications(this);

	private final List<ManagedProcess> processes = new ArrayList<>();

	private Testbed(String bootstrapServers, KafkaCluster cluster, Path logs) {
		this.bootstrapServers = bootstrapServers;
		this.cluster = cluster;
		this.logs = logs;
	}

	/**
	 * Lets the lab itself log no more than what goes wrong. To be called before anything
	 * logs.
	 */
	public static void quietLogging() {
		System.setProperty(LOGGING_PROPERTY, LOGGING);
	}

	/**
	 * A testbed on a local cluster.
	 * @param cluster the running cluster, which the testbed closes
	 * @param logs where the processes log
	 * @return the testbed
	 */
	public static Testbed on(KafkaCluster cluster, Path logs) {
		return new Testbed(cluster.bootstrapServers(), cluster, logs.toAbsolutePath());
	}

	/**
	 * A testbed on a cluster that is there already.
	 * @param bootstrapServers its addresses
	 * @param logs where the processes log
	 * @return the testbed
	 */
	public static Testbed on(String bootstrapServers, Path logs) {
		return new Testbed(bootstrapServers, null, logs.toAbsolutePath());
	}

	/**
	 * The project, whose packaged services are started.
	 * @return its directory
	 */
	public Home home() {
		return this.home;
	}

	public String bootstrapServers() {
		return this.bootstrapServers;
	}

	/**
	 * The local cluster.
	 * @return the cluster
	 * @throws IllegalStateException when the testbed is on a cluster that was there
	 * already
	 */
	public KafkaCluster cluster() {
		if (this.cluster == null) {
			throw new IllegalStateException("The cluster at %s is not the lab's".formatted(this.bootstrapServers));
		}
		return this.cluster;
	}

	/**
	 * A directory for files of the lab, gone at its end.
	 * @return an existing directory
	 */
	public Path directory() {
		return this.directory.path();
	}

	/**
	 * Starts an instance of a service.
	 * @param name its name in messages and of its log, different for each instance
	 * @param launch how it is started
	 * @return the instance, which is not ready yet
	 */
	public RunningService start(String name, Launch launch) {
		Map<String, String> environment = new HashMap<>();
		environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", this.bootstrapServers);
		environment.put("SPRING_KAFKA_STREAMS_STATE_DIR", this.directory.path().resolve(name).toString());
		environment.putAll(launch.environment());
		int port = (launch.port() != 0) ? launch.port() : Ports.free();
		RunningService service = RunningService.start(name, port, command(launch), environment, this.logs);
		this.processes.add(service.process());
		return service;
	}

	/**
	 * The applications that are started.
	 * @return them, unpacked when they are asked for
	 */
	public Applications applications() {
		return this.applications;
	}

	private List<String> command(Launch launch) {
		Application application = this.applications.unpacked(this.home.jar(launch.service()));
		List<String> options = launch.options();
		options.add(temporary());
		if (launch.archived()) {
			this.applications.archive(application, this.jdk, launch.options()).ifPresent(options::add);
		}
		return application.command(this.jdk, options, launch.extension());
	}

	/**
	 * Starts an instance and waits until it is ready.
	 * @param name see {@link #start}
	 * @param launch see {@link #start}
	 * @return the ready instance
	 * @throws SuiteException when it has ended or is not ready in time
	 */
	public RunningService startReady(String name, Launch launch) {
		RunningService service = start(name, launch);
		service.awaitReady(System.nanoTime() + READY_TIMEOUT.toNanos());
		return service;
	}

	/**
	 * Starts a program with the lab's own class path, such as one of Kafka's tools.
	 * @param name its name in messages and of the file that gets what it prints
	 * @param jvmOptions options of its JVM
	 * @param mainClass what to run
	 * @param arguments its arguments
	 * @return the process
	 */
	public ManagedProcess program(String name, List<String> jvmOptions, String mainClass, List<String> arguments) {
		List<String> command = new ArrayList<>(List.of(this.jdk.java()));
		command.addAll(jvmOptions);
		command.add(temporary());
		command.addAll(List.of("-D" + LOGGING_PROPERTY + "=" + LOGGING, "-cp", System.getProperty("java.class.path"),
				mainClass));
		command.addAll(arguments);
		return command(name, command, Map.of());
	}

	/**
	 * Starts any program.
	 * @param name its name in messages and of the file that gets what it prints
	 * @param command the program and its arguments
	 * @param environment variables to set beside the inherited ones
	 * @return the process
	 */
	public ManagedProcess command(String name, List<String> command, Map<String, String> environment) {
		ManagedProcess process = ManagedProcess.start(name, command, environment, this.logs.resolve(name + ".out"));
		this.processes.add(process);
		return process;
	}

	// What is killed leaves the native libraries that it has unpacked, and the web
	// server's directory.
	String temporary() {
		return "-Djava.io.tmpdir=" + this.directory.path();
	}

	/**
	 * Ends all processes, then the cluster, and removes the directory.
	 */
	@Override
	public void close() {
		this.processes.parallelStream().forEach((process) -> process.terminate(STOP_TIMEOUT));
		if (this.cluster != null) {
			this.cluster.close();
		}
		this.directory.close();
	}

}
