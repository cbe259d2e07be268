package suite.streams;

import java.nio.file.Path;
import java.util.Map;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;

import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@KafkaIntegrationTest
class FailureIT {

	@TempDir
	Path directory;

	@Test
	void stopsForAllToSeeWhereItFailsAgainAndAgainAndLosesNothing() {
		try (StreamsInstanceUnderTest instance = start("--suite.streams.max-thread-replacements=1",
				"--spring.kafka.streams.properties.rocksdb.config.setter=" + BrokenState.class.getName())) {
			TestKafka.send(Records.texts("failure_", 10));
			StreamsInstanceUnderTest.await(() -> {
				assertThat(instance.get("/actuator/health/liveness").statusCode()).isEqualTo(503);
				assertThat(instance.get("/actuator/health/readiness").body()).contains("\"ERROR\"", "no space left");
				assertThat(instance.get("/actuator/windowedcounts").statusCode()).isEqualTo(503);
			});
		}
		try (StreamsInstanceUnderTest instance = start()) {
			StreamsInstanceUnderTest
				.await(() -> assertThat(instance.counts("failure_")).isEqualTo(Records.counts("failure_", 1)));
		}
	}

	private StreamsInstanceUnderTest start(String... more) {
		return StreamsInstanceUnderTest.start(TestKafka.bootstrapServers(), "failure", this.directory.resolve("state"),
				more);
	}

	/**
	 * Stands for state that cannot be opened.
	 */
	public static class BrokenState implements RocksDBConfigSetter {

		@Override
		public void setConfig(String store, Options options, Map<String, Object> configs) {
			throw new IllegalStateException("no space left");
		}

		@Override
		public void close(String store, Options options) {
		}

	}

}
