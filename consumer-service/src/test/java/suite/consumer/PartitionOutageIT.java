package suite.consumer;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import suite.localkafka.KafkaCluster;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static suite.consumer.ConsumerIntegrationTest.await;
import static suite.consumer.ConsumerIntegrationTest.read;

/**
 * What is known and done while one partition of a topic has no leader.
 */
class PartitionOutageIT {

	/** Kafka's producer gives the key user_1 to partition 0 of two, and user_2 to 1. */
	private static final List<String> KEYS = List.of("user_0", "user_1", "user_2", "user_3");

	@Test
	@Timeout(180)
	void costsTheOthersNothing() throws Exception {
		try (KafkaCluster kafka = TestKafka.ownBroker().brokers(3).start()) {
			createTopics(kafka);
			try (ConsumerInstanceUnderTest service = start(kafka)) {
				service.awaitReady();
				TestKafka.send(kafka.bootstrapServers(), KEYS.stream()
					.map((key) -> new ProducerRecord<>("test-topic", Records.bytes(key), Records.bytes("poison")))
					.toList());
				await().until(() -> service.json("/dead-letters").size() == KEYS.size());
				// Offsets are committed a little later.
				await().until(() -> {
					JsonNode all = service.json("/actuator/consumption");
					return partition(all, 0).get("lag").asLong(-1) == 0 && partition(all, 1).get("lag").asLong(-1) == 0;
				});
				kafka.broker(2).kill();
				await().until(() -> service.json("/actuator/consumption")
					.path("detail")
					.asString("")
					.contains("test-topic-1 has no leader"));

				JsonNode consumption = service.json("/actuator/consumption");
				assertThat(consumption.get("complete").asBoolean()).isFalse();
				assertThat(partition(consumption, 0).get("lag").asLong()).isZero();
				assertThat(partition(consumption, 0).get("endOffset").asLong()).isPositive();
				assertThat(partition(consumption, 1).get("lag").isNull()).isTrue();
				assertThat(partition(consumption, 1).get("received").asLong()).isPositive();

				HttpResponse<String> letters = service.get("/dead-letters");
				assertThat(letters.statusCode()).isEqualTo(200);
				assertThat(letters.headers().firstValue("Unread-Partitions"))
					.contains("test-topic-dlt-1;reason=\"has no leader\"");
				assertThat(read(letters.body())).isNotEmpty()
					.allSatisfy((letter) -> assertThat(letter.get("partition").asInt()).isZero());

				JsonNode replayed = read(service.post("/dead-letters/replay", "{}").body());
				assertThat(replayed.get("replayed").asInt()).isEqualTo(read(letters.body()).size());
				assertThat(replayed.get("detail").asString()).contains("test-topic-dlt-1 has no leader");
				assertThat(
						service.post("/dead-letters/replay", "{\"topic\":\"test-topic\",\"partition\":1,\"offset\":0}")
							.statusCode())
					.isEqualTo(503);
				assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

				kafka.broker(2).start();
				await().until(() -> service.get("/dead-letters").headers().firstValue("Unread-Partitions").isEmpty());
			}
		}
	}

	private static void createTopics(KafkaCluster kafka) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
			admin
				.createTopics(List.of("test-topic", "test-topic-dlt", "output-topic", "output-topic-dlt")
					.stream()
					.map((name) -> new NewTopic(name,
							Map.of(0, List.of(1), 1, List.of(name.startsWith("test") ? 2 : 3))))
					.toList())
				.all()
				.get(30, TimeUnit.SECONDS);
		}
	}

	private static ConsumerInstanceUnderTest start(KafkaCluster kafka) {
		return ConsumerInstanceUnderTest.start(kafka.bootstrapServers(), "my-consumer-group",
				"--spring.kafka.consumer.fetch-max-wait=25s", "--suite.consumer.consumption.refresh=1s",
				"--suite.dead-letters.max-age=0s", "--suite.kafka.probe.interval=500ms");
	}

	private static JsonNode partition(JsonNode consumption, int partition) {
		for (JsonNode each : consumption.get("partitions")) {
			if (each.get("topic").asString().equals("test-topic") && each.get("partition").asInt() == partition) {
				return each;
			}
		}
		throw new AssertionError("no partition " + partition + " in " + consumption);
	}

}
