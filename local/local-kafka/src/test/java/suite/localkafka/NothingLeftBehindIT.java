package suite.localkafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts the command line in a JVM and a process group of its own, as a terminal does,
 * and ends it in different ways.
 */
class NothingLeftBehindIT {

	/** Of a mask of signals: SIGINT is number 2. */
	private static final long INTERRUPT = 1L << (2 - 1);

	@TempDir
	Path temporary;

	private Process shell;

	private ProcessHandle parent;

	private List<ProcessHandle> children;

	@BeforeEach
	void startCommandLine() throws IOException {
		// With job control a shell starts each job in a process group of its own.
		this.shell = new ProcessBuilder("bash", "-c", "set -m; \"$@\" & echo $!; wait", "bash", java(),
				"-Djava.io.tmpdir=" + this.temporary, "-cp", System.getProperty("java.class.path"),
				LocalKafka.class.getName(), "--port", String.valueOf(Ports.free()))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = new BufferedReader(new InputStreamReader(this.shell.getInputStream()));
		this.parent = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
		assertThat(output.readLine()).startsWith("Kafka is ready at localhost:");
		this.children = this.parent.descendants().toList();
		// The broker and the reaper.
		assertThat(this.children).hasSizeGreaterThanOrEqualTo(2);
		assertThat(dataDirectories()).hasSize(1);
	}

	@AfterEach
	void end() {
		this.parent.destroyForcibly();
		this.children.forEach(ProcessHandle::destroyForcibly);
		this.shell.destroyForcibly();
	}

	@Test
	void whenTheTerminalInterruptsTheWholeGroup() throws Exception {
		assertThat(ignoredSignals() & INTERRUPT)
			.as("SIGINT is ignored here, and so by the program: run Maven in the foreground, not with & in a script")
			.isZero();
		signal("INT", "-" + this.parent.pid());
		assertNothingIsLeft();
	}

	@Test
	void whenTheProgramIsKilled() throws Exception {
		signal("KILL", String.valueOf(this.parent.pid()));
		assertNothingIsLeft();
	}

	// What a process ignores its children ignore too.
	private static long ignoredSignals() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return 0;
		}
		try (Stream<String> lines = Files.lines(status)) {
			return lines.filter((line) -> line.startsWith("SigIgn:"))
				.mapToLong((line) -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).trim(), 16))
				.findFirst()
				.orElseThrow();
		}
	}

	private void assertNothingIsLeft() {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(this.parent.isAlive()).isFalse();
			assertThat(this.children).noneMatch(ProcessHandle::isAlive);
			assertThat(dataDirectories()).isEmpty();
		});
	}

	private List<Path> dataDirectories() throws IOException {
		try (Stream<Path> children = Files.list(this.temporary)) {
			return children.filter((child) -> child.getFileName().toString().startsWith("local-kafka-")).toList();
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static void signal(String name, String target) throws Exception {
		Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + target).inheritIO().start();
		assertThat(kill.waitFor()).isZero();
	}

}
