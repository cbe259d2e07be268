package suite.streams;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.testkafka.KafkaIntegrationTest;
import suite.testkafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@KafkaIntegrationTest
class FailureIT {

	@TempDir
	Path directory;

	@Test
	void stopsForAllToSeeWhereARecordCannotBeWrittenAndLosesNothing() {
		String growing = "ΐ".repeat(400_000);
		TestKafka.send(List.of(Records.input("growing_0", growing.getBytes(StandardCharsets.UTF_8))));
		// Not ready before: in the topic may be such records of other tests, too.
		try (StreamsInstanceUnderTest instance = start("--suite.streams.max-record-size=3MB",
				"--suite.streams.max-thread-replacements=1",
				"--spring.kafka.streams.properties.producer.compression.type=none")) {
			StreamsInstanceUnderTest.await(() -> {
				assertThat(instance.get("/actuator/health/liveness").statusCode()).isEqualTo(503);
				assertThat(instance.get("/actuator/health/readiness").body()).contains("\"ERROR\"",
						"RecordTooLargeException");
				assertThat(instance.get("/actuator/windowedcounts").statusCode()).isEqualTo(503);
			});
		}
		try (StreamsInstanceUnderTest instance = start()) {
			instance.awaitReady();
			StreamsInstanceUnderTest.await(() -> assertThat(instance.counts("growing_")).containsEntry("growing_0", 1));
			assertThat(Records.withKeys("growing_",
					TestKafka.records("input-topic-dlt", Integer.MAX_VALUE, Duration.ofSeconds(3))))
				.singleElement()
				.satisfies((letter) -> assertThat(Records.text(letter.value())).isEqualTo(growing));
		}
	}

	private StreamsInstanceUnderTest start(String... more) {
		return StreamsInstanceUnderTest.start(TestKafka.bootstrapServers(), "failure", this.directory.resolve("state"),
				more);
	}

}
