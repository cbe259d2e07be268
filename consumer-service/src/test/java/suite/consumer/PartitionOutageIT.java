package suite.consumer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import suite.localkafka.KafkaCluster;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is known and done while one partition of a topic has no leader.
 */
class PartitionOutageIT {

	/** Kafka's producer gives the key user_1 to partition 0 of two, and user_2 to 1. */
	private static final List<String> KEYS = List.of("user_0", "user_1", "user_2", "user_3");

	private final HttpClient client = HttpClient.newHttpClient();

	private String url;

	@Test
	@Timeout(180)
	void costsTheOthersNothing() throws Exception {
		try (KafkaCluster kafka = TestKafka.ownBroker().brokers(3).start()) {
			createTopics(kafka);
			try (ServletWebServerApplicationContext service = start(kafka)) {
				this.url = "http://localhost:" + service.getWebServer().getPort();
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(() -> get("/actuator/health/readiness").statusCode() == 200);
				for (String key : KEYS) {
					send(kafka, key);
				}
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(() -> json("/dead-letters").size() == KEYS.size());
				// Offsets are committed a little later.
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
					JsonNode all = json("/actuator/consumption");
					return partition(all, 0).get("lag").asLong(-1) == 0 && partition(all, 1).get("lag").asLong(-1) == 0;
				});
				kafka.broker(2).kill();
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(() -> json("/actuator/consumption").path("detail")
						.asString("")
						.contains("test-topic-1 has no leader"));

				JsonNode consumption = json("/actuator/consumption");
				assertThat(consumption.get("complete").asBoolean()).isFalse();
				assertThat(partition(consumption, 0).get("lag").asLong()).isZero();
				assertThat(partition(consumption, 0).get("endOffset").asLong()).isPositive();
				assertThat(partition(consumption, 1).get("lag").isNull()).isTrue();
				assertThat(partition(consumption, 1).get("received").asLong()).isPositive();

				HttpResponse<String> letters = get("/dead-letters");
				assertThat(letters.statusCode()).isEqualTo(200);
				assertThat(letters.headers().firstValue("Unread-Partitions"))
					.contains("test-topic-dlt-1;reason=\"has no leader\"");
				assertThat(read(letters.body())).isNotEmpty()
					.allSatisfy((letter) -> assertThat(letter.get("partition").asInt()).isZero());

				JsonNode replayed = read(post("/dead-letters/replay", "{}").body());
				assertThat(replayed.get("replayed").asInt()).isEqualTo(read(letters.body()).size());
				assertThat(replayed.get("detail").asString()).contains("test-topic-dlt-1 has no leader");
				assertThat(post("/dead-letters/replay", "{\"topic\":\"test-topic\",\"partition\":1,\"offset\":0}")
					.statusCode()).isEqualTo(503);
				assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);

				kafka.broker(2).start();
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(() -> get("/dead-letters").headers().firstValue("Unread-Partitions").isEmpty());
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

	private static ServletWebServerApplicationContext start(KafkaCluster kafka) {
		return (ServletWebServerApplicationContext) new SpringApplicationBuilder(TestApplication.class).run(
				"--server.port=0", "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
				"--suite.topics.partitions=2", "--spring.kafka.consumer.fetch-max-wait=25s",
				"--suite.consumer.consumption.refresh=1s", "--suite.dead-letters.max-age=0s",
				"--suite.kafka.probe.interval=500ms", "--spring.jmx.enabled=false");
	}

	private static void send(KafkaCluster kafka, String key) throws Exception {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", kafka.bootstrapServers()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer.send(new ProducerRecord<>("test-topic", Records.bytes(key), Records.bytes("poison")))
				.get(30, TimeUnit.SECONDS);
		}
	}

	private static JsonNode partition(JsonNode consumption, int partition) {
		for (JsonNode each : consumption.get("partitions")) {
			if (each.get("topic").asString().equals("test-topic") && each.get("partition").asInt() == partition) {
				return each;
			}
		}
		throw new AssertionError("no partition " + partition + " in " + consumption);
	}

	private JsonNode json(String path) throws Exception {
		return read(get(path).body());
	}

	private static JsonNode read(String json) {
		return JsonMapper.shared().readTree(json);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.client.send(HttpRequest.newBuilder(URI.create(this.url + path)).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String json) throws Exception {
		return this.client.send(HttpRequest.newBuilder(URI.create(this.url + path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json))
			.build(), BodyHandlers.ofString());
	}

}
