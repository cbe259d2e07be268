package suite.streams;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@KafkaIntegrationTest
class SeveralInstancesIT {

	@TempDir
	Path directory;

	@Test
	void answerTheSameCompleteCountsFromEitherAndWhenOneLeaves() {
		try (StreamsInstanceUnderTest first = start("first")) {
			try (StreamsInstanceUnderTest second = start("second")) {
				awaitShared(first, second);
				TestKafka.send(Records.texts("shared_", 200));
				StreamsInstanceUnderTest.await(() -> {
					for (StreamsInstanceUnderTest instance : List.of(first, second)) {
						assertThat(instance.<Boolean>json("/actuator/windowedcounts", "$.complete")).isTrue();
						assertThat(instance.counts("shared_")).isEqualTo(Records.counts("shared_", 20));
						assertThat(instance.<List<Integer>>json("/actuator/windowedcounts/shared_1",
								"$.windows[*].counts.shared_1"))
							.satisfies((counts) -> assertThat(counts.stream().mapToInt(Integer::intValue).sum())
								.isEqualTo(20));
					}
				});
			}
			TestKafka.send(Records.texts("shared_", 100));
			StreamsInstanceUnderTest.await(() -> {
				assertThat(first.<Boolean>json("/actuator/windowedcounts", "$.complete")).isTrue();
				assertThat(first.counts("shared_")).isEqualTo(Records.counts("shared_", 30));
				assertThat(first.<List<String>>json("/actuator/windowedcounts", "$.sources[*].instance"))
					.containsExactly("localhost:" + first.port());
			});
		}
	}

	@Test
	@Timeout(180)
	void neverAnswerWrongCountsAsCompleteWhilePartitionsMove() throws Exception {
		try (StreamsInstanceUnderTest first = start("first")) {
			TestKafka.send(Records.texts("moving_", 100));
			StreamsInstanceUnderTest
				.await(() -> assertThat(first.counts("moving_")).isEqualTo(Records.counts("moving_", 10)));
			try (StreamsInstanceUnderTest second = start("second")) {
				for (int query = 0; query < 200 || !isShared(first, second); query++) {
					HttpResponse<String> answer = first.get("/actuator/windowedcounts");
					if (answer.statusCode() == 200 && answer.body().contains("\"complete\":true")) {
						assertThat(answer.body()).contains("\"moving_0\":10");
						assertThat(first.counts("moving_")).isEqualTo(Records.counts("moving_", 10));
					}
				}
			}
		}
	}

	private StreamsInstanceUnderTest start(String name) {
		return StreamsInstanceUnderTest.start(TestKafka.bootstrapServers(), "several", this.directory.resolve(name))
			.awaitReady();
	}

	private static void awaitShared(StreamsInstanceUnderTest first, StreamsInstanceUnderTest second) {
		StreamsInstanceUnderTest.await(() -> assertThat(isShared(first, second)).isTrue());
	}

	private static boolean isShared(StreamsInstanceUnderTest first, StreamsInstanceUnderTest second) throws Exception {
		HttpResponse<String> answer = first.get("/actuator/windowedcounts");
		return answer.statusCode() == 200 && answer.body().contains("localhost:" + second.port())
				&& answer.body().contains("localhost:" + first.port());
	}

}
