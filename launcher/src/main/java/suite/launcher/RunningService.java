package suite.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import suite.localkafka.process.LogTail;
import suite.localkafka.process.ManagedProcess;

/**
 * The process of one service.
 */
final class RunningService {

	private static final int TAIL_LINES = 20;

	private static final Duration POLL = Duration.ofMillis(100);

	// Longer than Spring Boot's own graceful shutdown takes at most.
	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

	private final Service service;

	private final ManagedProcess process;

	private final Path logFile;

	private RunningService(Service service, ManagedProcess process, Path logFile) {
		this.service = service;
		this.process = process;
		this.logFile = logFile;
	}

	/**
	 * Starts a packaged service.
	 * @param service the service
	 * @param jar its jar
	 * @param jvmOptions options of its JVM
	 * @param environment ordinary Spring properties, as variables
	 * @param logs the directory of its log
	 * @return the process, which is not ready yet
	 */
	static RunningService start(Service service, Path jar, List<String> jvmOptions, Map<String, String> environment,
			Path logs) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = new ArrayList<>(List.of(java, "-Xmx256m"));
		command.addAll(jvmOptions);
		command.addAll(List.of("-jar", jar.toString()));
		Path logFile = logs.resolve(service.module() + ".log");
		Map<String, String> variables = new HashMap<>(environment);
		// Spring Boot rolls its log; what goes to the console past it is a line or two.
		variables.put("LOGGING_FILE_NAME", logFile.toString());
		variables.put("LOGGING_LOGBACK_ROLLINGPOLICY_TOTALSIZECAP", "50MB");
		variables.put("LOGGING_THRESHOLD_CONSOLE", "OFF");
		ManagedProcess process = ManagedProcess.start(service.module(), command, variables,
				logs.resolve(service.module() + ".out"));
		return new RunningService(service, process, logFile);
	}

	/**
	 * Waits until the service says that it is ready.
	 * @param client asks it
	 * @param deadline of {@link System#nanoTime()}
	 * @throws SuiteException when it has ended, or the time is over
	 */
	void awaitReady(SuiteClient client, long deadline) {
		while (!client.isReady(this.service)) {
			if (!this.process.isAlive()) {
				throw new SuiteException(death());
			}
			if (System.nanoTime() > deadline) {
				throw new SuiteException("%s is not ready in time; its health: %s%s".formatted(this.service.module(),
						client.readiness(this.service), tail()));
			}
			pause();
		}
	}

	CompletableFuture<String> onDeath() {
		return this.process.onExit().thenApply((ended) -> death());
	}

	/**
	 * Lets the service finish what it has accepted, and kills it if that takes too long.
	 */
	void stop() {
		this.process.terminate(STOP_TIMEOUT);
	}

	private String death() {
		return "%s ended with exit code %d.%s".formatted(this.service.module(), this.process.exitCode(), tail());
	}

	private String tail() {
		return "%nLast lines of %s:%n%s%n%s"
			.formatted(this.logFile, LogTail.of(this.logFile, TAIL_LINES), this.process.logTail(TAIL_LINES))
			.stripTrailing();
	}

	static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SuiteException("Interrupted", ex);
		}
	}

}
