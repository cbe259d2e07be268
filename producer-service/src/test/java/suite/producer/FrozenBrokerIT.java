package suite.producer;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import suite.localkafka.KafkaBroker;
import suite.localkafka.KafkaCluster;
import suite.producer.Http.Answer;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A broker that does not answer while runs, uploads and arrays send: what waits for it is
 * bounded in records, and all go on when it does.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "suite.producer.unacknowledged.max-records=" + FrozenBrokerIT.MOST,
				"spring.kafka.producer.properties.delivery.timeout.ms=10000",
				"suite.producer.bulk.delivery-timeout=10s", "spring.kafka.producer.properties.request.timeout.ms=5000",
				"spring.kafka.producer.properties.max.block.ms=500" })
class FrozenBrokerIT {

	static final int MOST = 2000;

	private static final String LINE = "{\"id\":1,\"value\":1,\"user_id\":\"u12\"}\n";

	private static KafkaCluster cluster;

	private static KafkaBroker broker;

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry meters;

	private Http http;

	@DynamicPropertySource
	static void kafka(DynamicPropertyRegistry registry) {
		cluster = TestKafka.ownBroker().start();
		broker = cluster.brokers().get(0);
		registry.add("spring.kafka.bootstrap-servers", cluster::bootstrapServers);
	}

	@BeforeEach
	void awaitReady() {
		this.http = new Http(this.port);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.http.get("/actuator/health/readiness").status() == 200);
	}

	@AfterEach
	void thaw() {
		broker.thaw();
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	private String start(String request) {
		return this.http.post("/runs", request).location();
	}

	private JsonNode status(String run) {
		return this.http.get(run).json();
	}

	private static long unacknowledged(JsonNode run) {
		return run.get("sent").asLong() - run.get("acked").asLong() - run.get("failed").asLong();
	}

	private double taken() {
		return this.meters.get("suite.producer.unacknowledged").gauge().value();
	}

	private void awaitEnd(String run, String state) {
		await().atMost(Duration.ofSeconds(30)).until(() -> !status(run).get("state").asString().equals("RUNNING"));
		assertThat(status(run).get("state").asString()).as(status(run).toString()).isEqualTo(state);
	}

	private void assertIsAlive() {
		long start = System.nanoTime();
		assertThat(this.http.get("/actuator/health/liveness").status()).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
	}

	@Test
	void runsAndUploadsAndArraysWaitAndGoOnWithTheBroker() throws Exception {
		List<String> runs = Stream.of("\"all\"", "\"1\"", "\"0\"")
			.map((acks) -> start("{\"count\":100000,\"interval\":\"0ms\",\"acks\":%s}".formatted(acks)))
			.toList();
		List<CompletableFuture<Answer>> others = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			others.add(CompletableFuture.supplyAsync(
					() -> this.http.post("/messages", Http.NDJSON, BodyPublishers.ofString(LINE.repeat(5_000)))));
		}
		others.add(CompletableFuture
			.supplyAsync(() -> this.http.post("/messages", "[" + (LINE + ",").repeat(5_000) + LINE + "]")));
		await().until(() -> runs.stream().allMatch((run) -> status(run).get("acked").asLong() > 0));

		broker.freeze();
		await().until(() -> taken() > MOST / 2);
		for (int i = 0; i < 5; i++) {
			assertThat(runs).allSatisfy((run) -> assertThat(unacknowledged(status(run))).isLessThanOrEqualTo(MOST));
			assertThat(taken()).isLessThanOrEqualTo(MOST);
			assertIsAlive();
		}
		broker.thaw();

		for (String run : runs) {
			awaitEnd(run, "COMPLETED");
		}
		for (CompletableFuture<Answer> other : others) {
			assertThat(other.get().status()).as(other.get().text()).isEqualTo(200);
		}
		assertThat(taken()).isZero();
	}

	@Test
	void aRunGoesOnAfterWhatItSentHasExpiredAndSaysWhatFailed() throws IOException {
		String run = start("{\"count\":100000,\"interval\":\"0ms\"}");
		await().until(() -> status(run).get("acked").asLong() > 0);
		broker.freeze();
		await().atMost(Duration.ofSeconds(30)).until(() -> status(run).get("failed").asLong() > 0);
		assertIsAlive();
		broker.thaw();

		awaitEnd(run, "FAILED");
		JsonNode status = status(run);
		assertThat(status.get("sent").asLong()).isEqualTo(100_000);
		assertThat(status.get("acked").asLong() + status.get("failed").asLong()).isEqualTo(100_000);
		assertThat(status.get("errors").get("TimeoutException").asLong()).isEqualTo(status.get("failed").asLong());
	}

	@Test
	void singleMessagesThatWaitLeaveThreadsToOthers() throws Exception {
		Load load = new Load(this.port, 100);
		CompletableFuture<Void> posting = CompletableFuture
			.runAsync(() -> load.runUnchecked(800, Duration.ofSeconds(8)));
		await().until(() -> load.with(201).size() > 1500);
		broker.freeze();
		await().until(() -> load.with(503).size() > 500);
		for (int i = 0; i < 5; i++) {
			assertIsAlive();
		}
		broker.thaw();
		posting.get();
		assertThat(load.without(201, 503)).isEmpty();
	}

	@Test
	void aRunThatWaitsCanBeCancelled() {
		String run = start("{\"count\":100000000,\"interval\":\"0ms\"}");
		await().until(() -> status(run).get("acked").asLong() > 0);
		broker.freeze();
		await().until(() -> taken() > MOST / 2);
		this.http.delete(run);
		awaitEnd(run, "CANCELLED");
		assertThat(unacknowledged(status(run))).isZero();
		assertThat(taken()).isZero();
	}

}
