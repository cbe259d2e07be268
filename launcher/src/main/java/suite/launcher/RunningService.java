package suite.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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

	private RunningService(Service service, ManagedProcess process) {
		this.service = service;
		this.process = process;
	}

	/**
	 * Starts a packaged service.
	 * @param service the service
	 * @param jar its jar
	 * @param jvmOptions options of its JVM
	 * @param environment ordinary Spring properties, as variables
	 * @param logFile its log
	 * @return the process, which is not ready yet
	 */
	static RunningService start(Service service, Path jar, List<String> jvmOptions, Map<String, String> environment,
			Path logFile) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = new ArrayList<>(List.of(java, "-Xmx256m"));
		command.addAll(jvmOptions);
		command.addAll(List.of("-jar", jar.toString()));
		return new RunningService(service, ManagedProcess.start(service.module(), command, environment, logFile));
	}

	Service service() {
		return this.service;
	}

	Path logFile() {
		return this.process.logFile();
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
		return "%nLast lines of %s:%n%s".formatted(logFile(), this.process.logTail(TAIL_LINES));
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
