package suite.localkafka;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FailedStartIT {

	@TempDir
	Path directory;

	@Test
	void aTakenPortIsNamedWithTheOptionToChange() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = taken.getLocalPort();
			assertThatExceptionOfType(LocalKafkaException.class)
				.isThrownBy(() -> TestClients.quick().port(port).start())
				.withMessageContaining("Port " + port)
				.withMessageContaining("--port");
		}
	}

	// Below a regular file: there not even root can write.
	@Test
	void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
		Path impossible = Files.createFile(this.directory.resolve("file")).resolve("data");
		assertThatExceptionOfType(LocalKafkaException.class)
			.isThrownBy(() -> TestClients.quick().dataDirectory(impossible).start())
			.withMessageContaining(impossible.toString())
			.withMessageContaining("cannot be written");
	}

	@Test
	void aBrokerThatEndsAtItsStartShowsTheEndOfItsLog() {
		assertThatExceptionOfType(LocalKafkaException.class)
			.isThrownBy(() -> TestClients.quick()
				.dataDirectory(this.directory)
				.settings(Map.of("log.segment.bytes", "1"))
				.start())
			.withMessageContaining("Kafka broker 1 ended with exit code 1")
			.withMessageContaining(this.directory.resolve("broker-1.log").toString())
			.withMessageContaining("log.segment.bytes");
	}

	@Test
	void aClusterThatIsNotReadyInTimeIsEnded() {
		assertThatExceptionOfType(LocalKafkaException.class).isThrownBy(
				() -> TestClients.quick().dataDirectory(this.directory).startTimeout(Duration.ofMillis(100)).start())
			.withMessageContaining("in vain");
		assertThat(ProcessHandle.current().descendants().map((handle) -> handle.info().commandLine().orElse("")))
			.noneMatch((command) -> command.contains(this.directory.toString()));
	}

}
