package suite.consumer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.web.client.RestClient;

import suite.localkafka.KafkaCluster;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service does while Kafka is away, and when a listener has died.
 */
class AvailabilityIT {

	/** Nothing depends on it. */
	private static final Locale LOCALE = Locale.getDefault();

	private static KafkaCluster kafka;

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private ServletWebServerApplicationContext service;

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
		try (ServletWebServerApplicationContext running = start("away-group")) {
			this.service = running;
			await().until(() -> get("/actuator/health/readiness").contains("no answer from"));
			assertThat(status("/actuator/health/liveness")).isEqualTo(200);
			assertThat(status("/actuator/health/readiness")).isEqualTo(503);
			assertThat(status("/messages")).isEqualTo(200);
			assertThat(status("/dead-letters")).isEqualTo(503);
			JsonNode consumption = json("/actuator/consumption");
			assertThat(consumption.get("complete").asBoolean()).isFalse();
			assertThat(consumption.get("detail").asString()).startsWith("Kafka ");

			kafka.broker(1).start();
			awaitReady();
			send("user_1", 1);
			awaitProcessed("user_1", 1);

			kafka.broker(1).kill();
			await().until(() -> status("/actuator/health/readiness") == 503);
			assertThat(status("/actuator/health/liveness")).isEqualTo(200);
			JsonNode away = json("/actuator/consumption");
			assertThat(away.get("complete").asBoolean()).isFalse();
			JsonNode partition = away.get("partitions").get(0);
			assertThat(partition.get("received").isNull()).isFalse();
			assertThat(partition.get("lag").isNull()).isTrue();
			assertThat(partition.get("lagSeconds").isNull()).isTrue();
			assertThat(get("/actuator/prometheus")).containsPattern("suite_consumer_lag_records\\{.*} NaN").isASCII();
			assertThat(get("/actuator/consumption")).isASCII();

			kafka.broker(1).start();
			awaitReady();
			send("user_2", 2);
			awaitProcessed("user_2", 1);
			assertThat(running.getBean(ScriptedProcessor.class).processed("user_1")).hasSize(1);
		}
	}

	/**
	 * As many requests as Tomcat has threads, and some more: those who wait for Kafka
	 * hold a few of them, and nothing is left to do when they have gone.
	 */
	@Test
	@Timeout(120)
	void isAliveWhileManyWaitForAKafkaThatDoesNotAnswer() {
		try (ServletWebServerApplicationContext running = start("frozen-group")) {
			this.service = running;
			awaitReady();
			kafka.broker(1).freeze();
			try {
				List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 250)
					.mapToObj((number) -> (number < 210) ? "/dead-letters" : "/actuator/consumption")
					.map((path) -> this.client.sendAsync(request(path), BodyHandlers.ofString()))
					.toList();
				assertThat(this.client.sendAsync(request("/actuator/health/liveness"), BodyHandlers.discarding()))
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
			await().until(() -> status("/dead-letters") == 200);
		}
	}

	@Test
	void saysThatAListenerHasDied() throws Exception {
		try (ServletWebServerApplicationContext running = start("death-group")) {
			this.service = running;
			running.getBean(ScriptedProcessor.class).on("deadly", () -> {
				throw new AssertionError("the processing is broken beyond repair");
			});
			awaitReady();
			assertThat(status("/actuator/health/liveness")).isEqualTo(200);
			send("deadly", 1);
			await().until(() -> status("/actuator/health/liveness") == 503);
			assertThat(status("/actuator/health/readiness")).isEqualTo(503);
			assertThat(
					json("/actuator/health").get("components").get("listeners").get("details").get("detail").asString())
				.isEqualTo("Died: [messages]. The log says why; restart the service.");
		}
	}

	@Test
	void finishesTheBatchInHandAndCommitsItWhenItIsStopped() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		ServletWebServerApplicationContext running = start("stop-group");
		this.service = running;
		ScriptedProcessor processor = running.getBean(ScriptedProcessor.class);
		processor.on("slow", () -> {
			try {
				gate.await(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		awaitReady();
		long offset = send("slow", 1);
		await().until(() -> processor.attempts("slow") == 1);
		MessageListenerContainer container = running.getBean(KafkaListenerEndpointRegistry.class)
			.getListenerContainer("messages");
		Thread stop = new Thread(running::close);
		stop.start();
		await().until(() -> !container.isRunning());
		gate.countDown();
		stop.join();
		assertThat(processor.processed("slow")).hasSize(1);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
			assertThat(admin.listConsumerGroupOffsets("stop-group").partitionsToOffsetAndMetadata().get())
				.containsEntry(new TopicPartition("test-topic", 0), new OffsetAndMetadata(offset + 1, ""));
		}
	}

	private static ServletWebServerApplicationContext start(String group) {
		return (ServletWebServerApplicationContext) new SpringApplicationBuilder(TestApplication.class).run(
				"--server.port=0", "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
				"--spring.kafka.consumer.group-id=" + group, "--suite.topics.partitions=2",
				"--suite.consumer.consumption.refresh=1s", "--suite.consumer.consumption.timeout=1s",
				"--suite.dead-letters.timeout=2s", "--suite.kafka.probe.interval=500ms",
				"--suite.kafka.probe.timeout=1s", "--spring.jmx.enabled=false");
	}

	private static long send(String key, long id) throws Exception {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", kafka.bootstrapServers()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			return producer
				.send(new ProducerRecord<>("test-topic", 0, Records.bytes(key),
						Records.bytes(ConsumerIntegrationTest.json(id))))
				.get(30, TimeUnit.SECONDS)
				.offset();
		}
	}

	private HttpRequest request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.service.getWebServer().getPort() + path))
			.build();
	}

	private void awaitReady() {
		await().until(() -> status("/actuator/health/readiness") == 200);
	}

	private void awaitProcessed(String key, int count) {
		ScriptedProcessor processor = this.service.getBean(ScriptedProcessor.class);
		await().untilAsserted(() -> assertThat(processor.processed(key)).hasSize(count));
	}

	private JsonNode json(String path) {
		return JsonMapper.shared().readTree(get(path));
	}

	private String get(String path) {
		return http().get().uri(path).exchange((request, response) -> new String(response.getBody().readAllBytes()));
	}

	private int status(String path) {
		return http().get().uri(path).exchange((request, response) -> response.getStatusCode().value());
	}

	private RestClient http() {
		return RestClient.create("http://localhost:" + this.service.getWebServer().getPort());
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
	}

}
