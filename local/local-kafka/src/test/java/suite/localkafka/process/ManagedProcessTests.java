package suite.localkafka.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ManagedProcessTests {

	// Says each tenth of a second that it runs.
	private static final String TICKS = "while :; do echo tick; sleep 0.1; done";

	@TempDir
	Path directory;

	private ManagedProcess process;

	@AfterEach
	void end() {
		if (this.process != null) {
			this.process.kill();
		}
	}

	@Test
	void writesItsOutputAndItsErrorsToTheLog() {
		start("echo out; echo err >&2; exit 3");
		this.process.onExit().join();
		assertThat(this.process.exitCode()).isEqualTo(3);
		assertThat(this.process.logTail(10)).isEqualTo("out\nerr");
		assertThat(this.process.logTail(1)).isEqualTo("err");
	}

	@Test
	void getsTheEnvironmentThatItIsGiven() {
		start("echo $GREETING");
		this.process.onExit().join();
		assertThat(this.process.logTail(1)).isEqualTo("hello");
	}

	@Test
	void hasThePidOfTheCommandAndNotOfAShellAroundIt() {
		start("echo $$");
		this.process.onExit().join();
		assertThat(this.process.logTail(1)).isEqualTo(String.valueOf(this.process.pid()));
	}

	@Test
	void doesNotReactToTheSignalsOfATerminal() throws Exception {
		start(TICKS);
		awaitTicks();
		signal("INT");
		signal("HUP");
		long ticks = ticks();
		await().until(() -> ticks() > ticks + 2);
		assertThat(this.process.isAlive()).isTrue();
	}

	@Test
	void endsWhenItIsAsked() {
		start(TICKS);
		assertThat(this.process.terminate(Duration.ofSeconds(10))).isTrue();
		assertThat(this.process.exitCode()).isEqualTo(128 + 15);
	}

	@Test
	void isKilledWhenItDoesNotEndInTime() {
		start("trap '' TERM; " + TICKS);
		awaitTicks();
		assertThat(this.process.terminate(Duration.ofMillis(300))).isFalse();
		assertThat(this.process.exitCode()).isEqualTo(128 + 9);
	}

	@Test
	void doesNothingWhileItIsFrozen() {
		start(TICKS);
		awaitTicks();
		this.process.freeze();
		long frozen = ticks();
		await().during(Duration.ofMillis(500)).until(() -> ticks() <= frozen + 1);
		this.process.thaw();
		await().until(() -> ticks() > frozen + 3);
	}

	@Test
	void endsWhenItIsAskedWhileItIsFrozen() {
		start(TICKS);
		this.process.freeze();
		assertThat(this.process.terminate(Duration.ofSeconds(10))).isTrue();
	}

	@Test
	void endsAtOnceWithItsExitCodeWhenTheCommandDoesNotExist() {
		this.process = ManagedProcess.start("nothing", List.of("no-such-program"), Map.of(), log());
		this.process.onExit().join();
		assertThat(this.process.exitCode()).isEqualTo(127);
		assertThat(this.process.logTail(1)).contains("no-such-program");
	}

	@Test
	void writesForItsUserAlone() throws IOException {
		Path written = this.directory.resolve("written");
		start("mkdir '%1$s' && echo secret > '%1$s/file'".formatted(written));
		this.process.onExit().join();
		assertThat(Files.getPosixFilePermissions(log())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(Files.getPosixFilePermissions(log().getParent()))
			.isEqualTo(PosixFilePermissions.fromString("rwx------"));
		assertThat(Files.getPosixFilePermissions(written)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
		assertThat(Files.getPosixFilePermissions(written.resolve("file")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

	private void start(String script) {
		this.process = ManagedProcess.start("ticker", List.of("sh", "-c", script), Map.of("GREETING", "hello"), log());
	}

	private Path log() {
		return this.directory.resolve("logs").resolve("process.log");
	}

	private void awaitTicks() {
		await().until(() -> ticks() > 0);
	}

	private long ticks() {
		try {
			return Files.readAllLines(log()).stream().filter("tick"::equals).count();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private void signal(String name) throws Exception {
		new ProcessBuilder("sh", "-c", "kill -" + name + " " + this.process.pid()).start().waitFor();
	}

}
