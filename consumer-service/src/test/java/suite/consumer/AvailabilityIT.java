package suite.consumer;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import suite.localkafka.KafkaCluster;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static suite.consumer.ConsumerIntegrationTest.await;
import static suite.consumer.ConsumerIntegrationTest.json;
import static suite.consumer.ConsumerIntegrationTest.record;

/**
 * What the service does while Kafka is away.
 */
class AvailabilityIT {

	/** Nothing depends on it. */
	private static final Locale LOCALE = Locale.getDefault();

	private static KafkaCluster kafka;

	@BeforeAll
	static void startKafka() {
		kafka = TestKafka.ownBroker().start();
	}

	@AfterAll
	static void stopKafka() {
		kafka.close();
	}

	@BeforeAll
	static void speakArabic() {
		Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
	}

	@AfterAll
	static void speakAsBefore() {
		Locale.setDefault(LOCALE);
	}

	@Test
	void isAliveAndNotReadyWithoutKafkaAndRecoversWithoutARestart() throws Exception {
		kafka.broker(1).stop();
		try (ConsumerInstanceUnderTest running = start("away-group")) {
			await().until(() -> running.get("/actuator/health/readiness").body().contains("no answer from"));
			assertThat(running.status("/actuator/health/liveness")).isEqualTo(200);
			assertThat(running.status("/actuator/health/readiness")).isEqualTo(503);
			assertThat(running.status("/messages")).isEqualTo(200);
			assertThat(running.status("/dead-letters")).isEqualTo(503);
			JsonNode consumption = running.json("/actuator/consumption");
			assertThat(consumption.get("complete").asBoolean()).isFalse();
			assertThat(consumption.get("detail").asString()).startsWith("Kafka ");

			kafka.broker(1).start();
			running.awaitReady();
			TestKafka.send(kafka.bootstrapServers(), List.of(record("test-topic", 0, "user_1", json(1))));
			await().untilAsserted(() -> assertThat(running.processor().processed("user_1")).hasSize(1));

			kafka.broker(1).kill();
			await().until(() -> running.status("/actuator/health/readiness") == 503);
			assertThat(running.status("/actuator/health/liveness")).isEqualTo(200);
			JsonNode away = running.json("/actuator/consumption");
			assertThat(away.get("complete").asBoolean()).isFalse();
			JsonNode partition = away.get("partitions").get(0);
			assertThat(partition.get("received").isNull()).isFalse();
			assertThat(partition.get("lag").isNull()).isTrue();
			assertThat(partition.get("lagSeconds").isNull()).isTrue();
			assertThat(running.get("/actuator/prometheus").body())
				.containsPattern("suite_consumer_lag_records\\{.*} NaN")
				.isASCII();
			assertThat(running.get("/actuator/consumption").body()).isASCII();

			kafka.broker(1).start();
			running.awaitReady();
			TestKafka.send(kafka.bootstrapServers(), List.of(record("test-topic", 0, "user_2", json(2))));
			await().untilAsserted(() -> assertThat(running.processor().processed("user_2")).hasSize(1));
			assertThat(running.processor().processed("user_1")).hasSize(1);
		}
	}

	/**
	 * As many requests as Tomcat has threads, and some more: those who wait for Kafka
	 * hold a few of them, and nothing is left to do when they have gone.
	 */
	@Test
	@Timeout(120)
	void isAliveWhileManyWaitForAKafkaThatDoesNotAnswer() {
		try (ConsumerInstanceUnderTest running = start("frozen-group")) {
			running.awaitReady();
			kafka.broker(1).freeze();
			try {
				List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 250)
					.mapToObj((number) -> (number < 210) ? "/dead-letters" : "/actuator/consumption")
					.map((path) -> ConsumerInstanceUnderTest.CLIENT.sendAsync(running.request(path).build(),
							BodyHandlers.ofString()))
					.toList();
				assertThat(ConsumerInstanceUnderTest.CLIENT
					.sendAsync(running.request("/actuator/health/liveness").build(), BodyHandlers.discarding()))
					.succeedsWithin(Duration.ofSeconds(5))
					.extracting(HttpResponse::statusCode)
					.isEqualTo(200);
				await().atMost(Duration.ofSeconds(15))
					.until(() -> answers.stream().allMatch(CompletableFuture::isDone));
				assertThat(answers).filteredOn((answer) -> answer.join().statusCode() != 200)
					.hasSizeGreaterThan(180)
					.allSatisfy((answer) -> {
						assertThat(answer.join().statusCode()).isEqualTo(503);
						assertThat(answer.join().headers().firstValue("Retry-After")).contains("5");
					});
			}
			finally {
				kafka.broker(1).thaw();
			}
			await().until(() -> running.status("/dead-letters") == 200);
		}
	}

	private static ConsumerInstanceUnderTest start(String group) {
		return ConsumerInstanceUnderTest.start(kafka.bootstrapServers(), group,
				"--suite.consumer.consumption.refresh=1s", "--suite.consumer.consumption.timeout=1s",
				"--suite.dead-letters.timeout=2s", "--suite.kafka.probe.interval=500ms",
				"--suite.kafka.probe.timeout=1s");
	}

}
