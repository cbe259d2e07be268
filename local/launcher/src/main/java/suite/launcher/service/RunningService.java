package suite.launcher.service;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import suite.localkafka.process.LogTail;
import suite.localkafka.process.ManagedProcess;

/**
 * The process of one instance of a service, and the way to talk to it. Safe for use by
 * several threads.
 */
public final class RunningService {

	/** The greatest heap that a service needs, as after {@code -Xmx}. */
	public static final String HEAP = "256m";

	/**
	 * For a service that is to do much. Where the heap is small and most objects are
	 * records that die young this collector costs less than the JVM's choice: flat-out
	 * runs were 1.15 to 1.21 times as fast, streams-service needed 0.90 of the processor
	 * time. With half the heap for them instead of a third streams-service was 1.1 times
	 * as fast, and the pauses together were 0.6 times as long.
	 */
	public static final List<String> LONG_LIVED = List.of("-XX:+UseParallelGC", "-XX:NewRatio=1");

	/**
	 * For a service that lives for a minute: less work for the compiler, a start in two
	 * thirds of the time, and less throughput.
	 */
	public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

	private static final int TAIL_LINES = 20;

	private static final Duration POLL = Duration.ofMillis(100);

	/** A start with Kafka takes less. */
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	// Longer than Spring Boot's own graceful shutdown takes at most.
	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

	private final String name;

	private final ManagedProcess process;

	private final ServiceClient client;

	private final Path logFile;

	private RunningService(String name, ManagedProcess process, ServiceClient client, Path logFile) {
		this.name = name;
		this.process = process;
		this.client = client;
		this.logFile = logFile;
	}

	/**
	 * Starts an instance of a service on this machine. Its log is rolled, and appended to
	 * when it was started before.
	 * @param name its name in messages and of its log, different for each instance
	 * @param port where it is to listen
	 * @param command the program and its arguments, see {@link #java}
	 * @param environment ordinary Spring properties, as variables, beside those that are
	 * inherited, see {@link Inherited}
	 * @param logs the directory of its log
	 * @return the process, which is not ready yet
	 */
	public static RunningService start(String name, int port, List<String> command, Map<String, String> environment,
			Path logs) {
		Path logFile = logs.resolve(name + ".log");
		Map<String, String> variables = new HashMap<>();
		Inherited.withheld().forEach((inherited) -> variables.put(inherited, null));
		variables.putAll(environment);
		// Arguments, which win over all else. Spring Boot rolls its log; what goes to the
		// console past it is a line or two.
		List<String> line = new ArrayList<>(command);
		line.addAll(List.of("--server.port=" + port, "--logging.file.name=" + logFile,
				"--logging.logback.rollingpolicy.total-size-cap=50MB", "--logging.threshold.console=OFF"));
		ManagedProcess process = ManagedProcess.start(name, line, variables, logs.resolve(name + ".out"));
		return new RunningService(name, process, new ServiceClient(name, URI.create("http://localhost:" + port)),
				logFile);
	}

	/**
	 * The program that runs this JVM.
	 * @return its path
	 */
	public static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	public String name() {
		return this.name;
	}

	public ServiceClient client() {
		return this.client;
	}

	public ManagedProcess process() {
		return this.process;
	}

	/**
	 * Waits until the service says that it is ready.
	 * @param deadline of {@link System#nanoTime()}
	 * @throws SuiteException when it has ended, or the time is over
	 */
	public void awaitReady(long deadline) {
		awaitReady(deadline, (reason) -> {
		});
	}

	/**
	 * Waits until the service says that it is ready.
	 * @param deadline of {@link System#nanoTime()}
	 * @param unready is told why it is not, when that takes long, and each time when the
	 * reason is another one
	 * @throws SuiteException when it has ended, or the time is over
	 */
	public void awaitReady(long deadline, Consumer<String> unready) {
		long tell = System.nanoTime() + PATIENCE.toNanos();
		String told = "";
		while (!this.client.isReady()) {
			if (!this.process.isAlive()) {
				throw new SuiteException(death());
			}
			if (System.nanoTime() > deadline) {
				throw new SuiteException("%s is not ready in time; its health: %s%s".formatted(this.name,
						this.client.readiness(), tail()));
			}
			if (System.nanoTime() > tell) {
				String reason = this.client.unreadiness();
				if (!reason.isEmpty() && !reason.equals(told)) {
					unready.accept("%s is not ready yet: %s".formatted(this.name, reason));
					told = reason;
				}
			}
			pause();
		}
	}

	/**
	 * Completes when the process has ended, for whatever reason.
	 * @return a future of the exit code and the end of the log, in words
	 */
	public CompletableFuture<String> onDeath() {
		return this.process.onExit().thenApply((ended) -> death());
	}

	/**
	 * Lets the service finish what it has accepted, and kills it if that takes too long.
	 */
	public void stop() {
		this.process.terminate(STOP_TIMEOUT);
	}

	private String death() {
		return "%s ended with exit code %d.%s".formatted(this.name, this.process.exitCode(), tail());
	}

	private String tail() {
		return "%nLast lines of %s:%n%s%n%s"
			.formatted(this.logFile, LogTail.of(this.logFile, TAIL_LINES), this.process.logTail(TAIL_LINES))
			.stripTrailing();
	}

	/**
	 * Waits a moment between two questions.
	 * @throws SuiteException when interrupted
	 */
	public static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SuiteException("Interrupted", ex);
		}
	}

}
