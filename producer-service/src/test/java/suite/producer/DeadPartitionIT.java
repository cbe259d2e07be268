package suite.producer;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import suite.kafka.availability.KafkaAvailability;
import suite.localkafka.KafkaCluster;
import suite.producer.Http.Answer;
import suite.producer.send.KafkaGate;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One of three brokers is dead, and its partitions have no leader: what goes to others
 * goes on, and what goes there is refused at once.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "suite.kafka.probe.interval=200ms", "suite.producer.gate.failover=1s" })
class DeadPartitionIT {

	private static final int USERS = 60;

	private static KafkaCluster cluster;

	@LocalServerPort
	private int port;

	@Autowired
	private KafkaAvailability kafka;

	@Autowired
	private KafkaGate gate;

	@DynamicPropertySource
	static void kafka(DynamicPropertyRegistry registry) {
		cluster = TestKafka.ownBroker()
			.brokers(3)
			.settings(Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "500"))
			.start();
		registry.add("spring.kafka.bootstrap-servers", cluster::bootstrapServers);
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	private Answer post(String user) {
		return new Http(this.port).post("/messages", message(user));
	}

	private static String message(String user) {
		return "{\"id\":1,\"value\":1,\"user_id\":\"%s\"}".formatted(user);
	}

	@Test
	void harmsNothingThatGoesToOthers() {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.kafka.status().available());
		List<String> users = IntStream.range(0, USERS).mapToObj((i) -> "user_" + i).toList();
		assertTheSamePartitionsAsKafka(users);

		cluster.broker(3).kill();
		await().atMost(Duration.ofSeconds(30))
			.until(() -> !this.kafka.status().obstacles().isEmpty() && users.stream().anyMatch(this::isRefused));
		Map<Boolean, List<String>> refused = users.stream().collect(Collectors.partitioningBy(this::isRefused));
		assertThat(refused.get(true)).isNotEmpty();
		assertThat(refused.get(false)).isNotEmpty();

		for (String user : refused.get(false)) {
			assertThat(post(user).status()).isEqualTo(201);
		}
		assertRefusedAtOnce(refused.get(true).get(0));
		assertAnArrayOfWhichNothingCanBeSentIsRefused(refused.get(true).get(0));
		assertAnArrayAndAnUploadGoOn(users, refused.get(false).size());
		assertARunGoesOn(refused.get(false).size());
		assertThat(new Http(this.port).get("/actuator/health/readiness").status()).isEqualTo(200);
	}

	private void assertTheSamePartitionsAsKafka(List<String> users) {
		for (String user : users) {
			assertThat(post(user).json().get("partition").asInt())
				.isEqualTo(this.gate.partition("test-topic", utf8(user)).partition());
		}
	}

	private boolean isRefused(String user) {
		return this.gate.refusal("test-topic", utf8(user), suite.producer.send.Acks.ALL) != null;
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private void assertRefusedAtOnce(String user) {
		long start = System.nanoTime();
		Answer answer = post(user);
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.json().get("outcome").asString()).isEqualTo("not-sent");
		assertThat(answer.detail()).startsWith("not sent: partition %s has no leader since 2"
			.formatted(this.gate.partition("test-topic", utf8(user))));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
	}

	private void assertAnArrayOfWhichNothingCanBeSentIsRefused(String user) {
		Answer answer = new Http(this.port).post("/messages", "[" + message(user) + ",{}]");
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.retryAfter()).isEqualTo("5");
		assertThat(answer.detail()).isEqualTo("none of the messages was acknowledged");
		assertThat(answer.json().get("results").get(0).get("outcome").asString()).isEqualTo("not-sent");
		assertThat(answer.json().get("results").get(1).get("detail").asString()).isEqualTo("id is missing");
	}

	private void assertAnArrayAndAnUploadGoOn(List<String> users, int living) {
		List<String> messages = users.stream().map(DeadPartitionIT::message).toList();
		JsonNode results = new Http(this.port).post("/messages", messages.toString()).json();
		assertThat(results.valueStream().filter((item) -> item.has("offset"))).hasSize(living);

		JsonNode report = new Http(this.port)
			.post("/messages", Http.NDJSON, BodyPublishers.ofString(String.join("\n", messages)))
			.json();
		assertThat(report.get("acked").asInt()).isEqualTo(living);
		assertThat(report.get("failed").asInt()).isEqualTo(USERS - living);
		assertThat(report.get("errors").get(0).get("detail").asString()).startsWith("not sent: partition test-topic-");
	}

	private void assertARunGoesOn(int living) {
		String run = new Http(this.port)
			.post("/runs", "{\"count\":%d,\"interval\":\"0ms\",\"users\":%d}".formatted(1000 * USERS, USERS))
			.location();
		await().atMost(Duration.ofSeconds(15))
			.until(() -> !new Http(this.port).get(run).json().get("state").asString().equals("RUNNING"));
		JsonNode status = new Http(this.port).get(run).json();
		assertThat(status.get("acked").asInt()).as(status.toString()).isEqualTo(1000 * living);
		assertThat(status.get("failed").asInt()).isEqualTo(1000 * (USERS - living));
		assertThat(status.get("errors").propertyNames()).allMatch((kind) -> kind.contains("has no leader"));
	}

}
