package suite.producer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import suite.localkafka.KafkaBroker;
import suite.localkafka.KafkaCluster;
import suite.message.MessageCodec;
import suite.producer.Http.Answer;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service starts without Kafka, and later loses it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class KafkaAwayIT {

	private static KafkaCluster cluster;

	private static KafkaBroker broker;

	@LocalServerPort
	private int port;

	private final List<Long> acknowledged = new ArrayList<>();

	private long nextId;

	@DynamicPropertySource
	static void kafka(DynamicPropertyRegistry registry) {
		cluster = TestKafka.ownBroker().start();
		broker = cluster.brokers().get(0);
		broker.kill();
		registry.add("spring.kafka.bootstrap-servers", cluster::bootstrapServers);
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	private Answer post() {
		long id = this.nextId++;
		Answer answer = new Http(this.port).post("/messages",
				"{\"id\":%d,\"value\":0,\"user_id\":\"u\"}".formatted(id));
		if (answer.status() == 201) {
			this.acknowledged.add(id);
		}
		return answer;
	}

	private int status(String probe) {
		return new Http(this.port).get("/actuator/health/" + probe).status();
	}

	private void awaitReady(int status) {
		await().atMost(Duration.ofSeconds(30)).until(() -> status("readiness") == status);
	}

	@Test
	void isAliveAndNotReadyWithoutKafkaAndLosesNothingThatItAcknowledged() {
		assertRefused(Duration.ofSeconds(2));

		broker.start();
		awaitReady(200);
		assertThat(post().status()).isEqualTo(201);

		broker.kill();
		assertRefused(Duration.ofSeconds(30));
		awaitReady(503);
		assertThat(status("liveness")).isEqualTo(200);

		broker.start();
		awaitReady(200);
		assertThat(post().status()).isEqualTo(201);
		assertThat(storedIds()).containsAll(this.acknowledged).doesNotHaveDuplicates();
		assertThat(this.acknowledged).hasSize(2);
	}

	private void assertRefused(Duration bound) {
		long start = System.nanoTime();
		Answer answer = post();
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.retryAfter()).isEqualTo("5");
		assertThat(answer.json().get("outcome").asString()).isIn("not-sent", "unknown");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(bound);
		assertThat(status("liveness")).isEqualTo(200);
	}

	private static List<Long> storedIds() {
		return TestKafka.records(cluster.bootstrapServers(), "test-topic")
			.stream()
			.map((record) -> MessageCodec.decode(record.value()).id())
			.toList();
	}

}
