package suite.localkafka;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeptDataIT {

	@TempDir
	Path directory;

	@Test
	void outlivesTheClusterAndAChangeOfItsPorts() throws Exception {
		String first;
		try (KafkaCluster cluster = TestClients.quick().dataDirectory(this.directory).start()) {
			first = cluster.bootstrapServers();
			TestClients.createTopic(cluster, "kept");
			TestClients.send(cluster, "kept", "before");
		}
		try (KafkaCluster cluster = TestClients.quick().dataDirectory(this.directory).port(Ports.free()).start()) {
			assertThat(cluster.bootstrapServers()).isNotEqualTo(first);
			assertThat(TestClients.read(cluster, "kept", 1)).containsExactly("before");
		}
		assertThatExceptionOfType(LocalKafkaException.class)
			.isThrownBy(() -> TestClients.quick().dataDirectory(this.directory).brokers(3).start())
			.withMessage("%s holds a cluster of 1 broker(s), not of 3: start that many, or choose another directory",
					this.directory);
	}

}
