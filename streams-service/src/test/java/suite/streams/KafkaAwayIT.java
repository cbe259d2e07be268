package suite.streams;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.localkafka.KafkaCluster;
import suite.localkafka.Ports;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaAwayIT {

	@TempDir
	Path directory;

	@Test
	void waitsForKafkaAndOutlivesItsAbsence() throws Exception {
		int port = Ports.free();
		String address = "localhost:" + port;
		try (StreamsInstanceUnderTest instance = start(address)) {
			assertThat(instance.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
			assertThat(instance.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
			assertThat(instance.get("/actuator/windowedcounts").statusCode()).isEqualTo(503);
			try (KafkaCluster kafka = TestKafka.ownBroker()
				.port(port)
				.dataDirectory(this.directory.resolve("broker"))
				.start()) {
				instance.awaitReady();
				send(address, 10);
				StreamsInstanceUnderTest
					.await(() -> assertThat(instance.counts("away_")).isEqualTo(Records.counts("away_", 1)));
				kafka.broker(1).stop();
				StreamsInstanceUnderTest
					.await(() -> assertThat(instance.get("/actuator/health/readiness").statusCode()).isEqualTo(503));
				assertThat(instance.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
				kafka.broker(1).start();
				kafka.awaitReady();
				instance.awaitReady();
				send(address, 10);
				StreamsInstanceUnderTest
					.await(() -> assertThat(instance.counts("away_")).isEqualTo(Records.counts("away_", 2)));
			}
		}
	}

	@Test
	void doesNotTakeTheStateOfAnotherClusterForItsOwn() throws Exception {
		int port = Ports.free();
		String httpPort = "--server.port=" + Ports.free();
		for (int cluster = 1; cluster <= 2; cluster++) {
			try (KafkaCluster kafka = TestKafka.ownBroker().port(port).start();
					StreamsInstanceUnderTest instance = start(kafka.bootstrapServers(), httpPort)) {
				instance.awaitReady();
				send(kafka.bootstrapServers(), 10);
				StreamsInstanceUnderTest
					.await(() -> assertThat(instance.counts("away_")).isEqualTo(Records.counts("away_", 1)));
			}
		}
		try (Stream<Path> clusters = Files.list(this.directory.resolve("state"))) {
			assertThat(clusters).hasSize(2);
		}
	}

	private StreamsInstanceUnderTest start(String address, String... more) {
		return StreamsInstanceUnderTest.start(address, "away", this.directory.resolve("state"), more);
	}

	private static void send(String address, int count) {
		TestKafka.send(address, Records.texts("away_", count));
	}

}
