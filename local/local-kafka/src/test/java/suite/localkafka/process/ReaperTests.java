package suite.localkafka.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReaperTests {

	@TempDir
	Path directory;

	private Process parent;

	private ProcessHandle child;

	private Path temporary;

	@BeforeEach
	void startParent() throws IOException {
		this.parent = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), "-Djava.io.tmpdir=" + this.directory, Parent.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = new BufferedReader(new InputStreamReader(this.parent.getInputStream()));
		this.child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
		this.temporary = Path.of(output.readLine());
		assertThat(this.temporary).isNotEmptyDirectory();
	}

	@AfterEach
	void end() {
		this.child.destroyForcibly();
		this.parent.destroyForcibly();
	}

	@Test
	void childrenAndTemporaryDirectoriesGoWithAParentThatIsKilled() {
		this.parent.destroyForcibly();
		await().untilAsserted(() -> {
			assertThat(this.child.isAlive()).isFalse();
			assertThat(this.temporary).doesNotExist();
		});
	}

	@Test
	void childrenAndTemporaryDirectoriesGoWithAParentThatEnds() {
		this.parent.destroy();
		await().untilAsserted(() -> {
			assertThat(this.child.isAlive()).isFalse();
			assertThat(this.temporary).doesNotExist();
		});
	}

	/**
	 * Starts a child that would live for a long time, and waits.
	 */
	static final class Parent {

		private Parent() {
		}

		public static void main(String[] arguments) throws Exception {
			TemporaryDirectory temporary = TemporaryDirectory.create("has a space ");
			Files.createFile(temporary.path().resolve("file"));
			ManagedProcess ended = ManagedProcess.start("ended", List.of("true"), Map.of(),
					temporary.path().resolve("ended.log"));
			ended.onExit().join();
			ManagedProcess child = ManagedProcess.start("child", List.of("sleep", "600"), Map.of(),
					temporary.path().resolve("child.log"));
			System.out.println(child.pid());
			System.out.println(temporary.path());
			Thread.sleep(600_000);
		}

	}

}
