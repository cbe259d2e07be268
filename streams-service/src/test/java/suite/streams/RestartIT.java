package suite.streams;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@KafkaIntegrationTest
class RestartIT {

	@TempDir
	Path directory;

	@Test
	void restoresTheCountsFromTheChangelogWithoutItsState() {
		try (StreamsInstanceUnderTest instance = start("before")) {
			TestKafka.send(Records.texts("restart_", 100));
			StreamsInstanceUnderTest
				.await(() -> assertThat(instance.counts("restart_")).isEqualTo(Records.counts("restart_", 10)));
		}
		try (StreamsInstanceUnderTest instance = start("after")) {
			assertNeverAnEmptyAnswerUntilRestored(instance);
			TestKafka.send(Records.texts("restart_", 10));
			StreamsInstanceUnderTest
				.await(() -> assertThat(instance.counts("restart_")).isEqualTo(Records.counts("restart_", 11)));
		}
	}

	private static void assertNeverAnEmptyAnswerUntilRestored(StreamsInstanceUnderTest instance) {
		StreamsInstanceUnderTest.await(() -> {
			HttpResponse<String> answer = instance.get("/actuator/windowedcounts");
			if (answer.statusCode() == 200 && answer.body().contains("\"complete\":true")) {
				assertThat(answer.body()).contains("\"restart_0\":10");
			}
			assertThat(answer.statusCode()).isEqualTo(200);
		});
		StreamsInstanceUnderTest
			.await(() -> assertThat(instance.counts("restart_")).isEqualTo(Records.counts("restart_", 10)));
	}

	private StreamsInstanceUnderTest start(String name) {
		return StreamsInstanceUnderTest.start(TestKafka.bootstrapServers(), "restart", this.directory.resolve(name));
	}

}
