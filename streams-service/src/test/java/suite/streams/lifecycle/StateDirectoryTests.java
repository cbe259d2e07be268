package suite.streams.lifecycle;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateDirectoryTests {

	@TempDir
	File parent;

	@Test
	void instancesThatShareAParentGetADirectoryEach() throws IOException {
		try (StateDirectory first = claim(); StateDirectory second = claim()) {
			assertThat(first.directory()).isEqualTo(new File(this.parent, "port-8083"));
			assertThat(second.directory()).isEqualTo(new File(this.parent, "port-8083-2"));
		}
	}

	@Test
	void anInstanceFindsTheDirectoryThatAnEarlierOneHasLeft() throws IOException {
		try (StateDirectory stays = claim()) {
			File left;
			try (StateDirectory leaves = claim()) {
				left = leaves.directory();
			}
			try (StateDirectory comes = claim()) {
				assertThat(comes.directory()).isEqualTo(left).isNotEqualTo(stays.directory());
			}
		}
	}

	@Test
	void aDirectoryThatAKilledProcessHeldIsFree() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Holder.class.getName(), this.parent.getPath())
			.redirectErrorStream(true)
			.start();
		try {
			assertThat(process.inputReader().readLine()).isEqualTo("port-8083");
			try (StateDirectory other = claim()) {
				assertThat(other.directory()).hasName("port-8083-2");
			}
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		try (StateDirectory next = claim()) {
			assertThat(next.directory()).hasName("port-8083");
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void isForItsUserAlone() throws IOException {
		File service = new File(this.parent, "service");
		File cluster = new File(service, "cluster");
		try (StateDirectory made = StateDirectory.claim(cluster, "port-8083")) {
			assertThat(made.directory()).hasParent(cluster);
			assertThat(permissions(service)).isEqualTo("rwx------");
			assertThat(permissions(cluster)).isEqualTo("rwx------");
		}
		Files.setPosixFilePermissions(cluster.toPath(), PosixFilePermissions.fromString("rwxrwxrwx"));
		try (StateDirectory found = StateDirectory.claim(cluster, "port-8083")) {
			assertThat(found.directory()).hasParent(cluster);
			assertThat(permissions(cluster)).isEqualTo("rwxrwx---");
		}
	}

	private static String permissions(File file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file.toPath()));
	}

	@Test
	void namesThePlaceThatCannotBeWrittenTo() throws IOException {
		File file = new File(this.parent, "file");
		Files.createFile(file.toPath());
		assertThatThrownBy(() -> StateDirectory.claim(file, "port-8083")).isInstanceOf(UncheckedIOException.class)
			.hasMessageContaining(file.getPath());
	}

	private StateDirectory claim() {
		return StateDirectory.claim(this.parent, "port-8083");
	}

	/**
	 * Holds a directory until it is killed.
	 */
	static final class Holder {

		public static void main(String[] args) throws Exception {
			try (StateDirectory held = StateDirectory.claim(new File(args[0]), "port-8083")) {
				System.out.println(held.directory().getName());
				System.in.read();
			}
		}

	}

}
