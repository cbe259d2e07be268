package suite.streams;

import java.nio.file.Path;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.localkafka.KafkaCluster;
import suite.message.Topics;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody gives {@code input-topic} more partitions.
 */
class GrowthIT {

	private static final String CHANGELOG = "growth-windowed-counts-changelog";

	@TempDir
	Path directory;

	@Test
	void isNoticedAndSurvivedAndTheStateCanBeGrownWithoutLoss() throws Exception {
		try (KafkaCluster kafka = TestKafka.ownBroker().start()) {
			String address = kafka.bootstrapServers();
			try (StreamsInstanceUnderTest instance = start(address)) {
				instance.awaitReady();
				send(address, 100);
				awaitComplete(instance, 10);
				grow(address, Topics.INPUT, 3);
				send(address, 100);
				StreamsInstanceUnderTest.await(() -> {
					String answer = instance.get("/actuator/windowedcounts").body();
					assertThat(answer).contains(CHANGELOG + " --partitions 3").doesNotContain("\"complete\":true");
				});
				StreamsInstanceUnderTest
					.await(() -> assertThat(instance.get("/actuator/health").body()).contains("invalid partitions"));
				assertThat(instance.get("/actuator/health").body()).contains(CHANGELOG + " --partitions 3");
				assertThat(instance.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
				grow(address, CHANGELOG, 3);
				awaitComplete(instance, 20);
			}
			grow(address, Topics.INPUT, 4);
			send(address, 100);
			try (StreamsInstanceUnderTest instance = start(address)) {
				StreamsInstanceUnderTest.await(() -> assertThat(instance.get("/actuator/windowedcounts").body())
					.contains(CHANGELOG + " --partitions 4"));
				assertThat(instance.get("/actuator/health").body()).contains(CHANGELOG + " --partitions 4");
				assertThat(instance.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
				assertThat(instance.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
				grow(address, CHANGELOG, 4);
				awaitComplete(instance, 30);
			}
		}
	}

	private StreamsInstanceUnderTest start(String address) {
		return StreamsInstanceUnderTest.start(address, "growth", this.directory.resolve("state"),
				"--suite.topics.partitions=2",
				"--spring.kafka.streams.properties.main.consumer.metadata.max.age.ms=1000");
	}

	private static void awaitComplete(StreamsInstanceUnderTest instance, int count) {
		StreamsInstanceUnderTest.await(() -> {
			assertThat(instance.counts("growth_")).isEqualTo(Records.counts("growth_", count));
			assertThat(instance.<Boolean>json("/actuator/windowedcounts", "$.complete")).isTrue();
		});
	}

	private static void grow(String address, String topic, int partitions) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
			admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
		}
	}

	private static void send(String address, int count) {
		TestKafka.send(address, Records.texts("growth_", count));
	}

}
