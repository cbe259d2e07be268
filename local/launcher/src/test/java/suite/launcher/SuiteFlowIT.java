package suite.launcher;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import suite.launcher.service.Home;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged services as processes on a broker of their own, spoken to as a user does.
 */
class SuiteFlowIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static Suite suite;

	private static SuiteClient client;

	@BeforeAll
	static void start() {
		suite = new Suite(Addresses.free(), Path.of("target", "suite-flow"), RunningService.SHORT_LIVED);
		suite.startKafka(null, null);
		suite.startServices(Home.find(), null, System.out::println);
		client = new SuiteClient(suite.addresses());
	}

	@AfterAll
	static void stop() {
		suite.close();
	}

	@Test
	void whatRunsSendIsConsumedUpperCasedAndCounted() {
		FlowStatus status = Flow.start(client, "5ms").await(TIMEOUT, (progress) -> {
		});
		assertThat(status.complete()).isTrue();
	}

	@Test
	void theServicesSayWhatTheyHaveDone() {
		Instant since = Instant.now().minus(Flow.RECENT);
		Flow.start(client, "5ms").await(TIMEOUT, (progress) -> {
		});
		await().atMost(TIMEOUT).untilAsserted(() -> assertThat(Activity.of(client, since).lag()).hasValue(0));
		Activity activity = Activity.of(client, since);
		assertThat(activity.sent().orElseThrow()).isGreaterThanOrEqualTo(2 * FlowStatus.MESSAGES);
		assertThat(activity.consumed().orElseThrow()).isGreaterThanOrEqualTo(2 * FlowStatus.MESSAGES);
		assertThat(activity.counted().orElseThrow()).isGreaterThanOrEqualTo(FlowStatus.MESSAGES);
		assertThat(activity.line()).matches("sent \\d+ · consumed \\d+ · counted \\d+ · lag 0 · \\S+-topic .*");
	}

	@Test
	void aServiceThatSaysNothingIsNotTakenForIdle() {
		Activity activity = Activity.of(new SuiteClient(Addresses.free()), Instant.now());
		assertThat(activity.line()).isEqualTo("sent ? · consumed ? · counted ? · lag ?");
	}

	@Test
	void aPostedMessageIsConsumed() {
		client.post(Service.PRODUCER, "/messages", """
				{"id": 4711, "value": 47110, "user_id": "posted"}""");
		await().atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(messages(Flow.TEST_TOPIC, "posted")).singleElement()
				.satisfies((message) -> assertThat(message.id()).hasValue(4711)));
	}

	@Test
	void textsAreUpperCasedIfLongerThanFiveCharactersAndCountedInAnyCase() {
		client.post(Service.PRODUCER, "/texts",
				"""
						[{"key": "texts", "text": "hello"}, {"key": "texts", "text": "grüße!"}, {"key": "texts", "text": "hello streams"}]""");
		await().atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(messages(Flow.OUTPUT_TOPIC, "texts")).extracting(ConsumedMessage::value)
				.containsExactly("HELLO STREAMS", "GRÜSSE!"));
		await().atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(client.get(Service.STREAMS, "/actuator/windowedcounts/texts").toString())
				.contains("3"));
	}

	@Test
	void theCasesProgramsReadAndWriteWhatTheSuiteDoesWithoutAnyCodec() throws Exception {
		CasePrograms.require();
		String kafka = "localhost:" + suite.addresses().kafka();
		Flow.start(client, "5ms").await(TIMEOUT, (progress) -> {
		});
		CasePrograms.run("kafka_producer.py", kafka, 10);
		await().atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(messages(Flow.TEST_TOPIC, "python_9")).singleElement()
				.satisfies((message) -> assertThat(message.id()).hasValue(9)));
		poison(kafka);
		assertThat(CasePrograms.run("kafka_consumer.py", kafka, Flow.OUTPUT_TOPIC, FlowStatus.MESSAGES))
			.hasSize(FlowStatus.MESSAGES);
		assertThat(CasePrograms.run("kafka_consumer.py", kafka, Flow.TEST_TOPIC, FlowStatus.MESSAGES + 10))
			.hasSize(FlowStatus.MESSAGES + 10);
		for (String topic : List.of(Flow.TEST_TOPIC, Flow.INPUT_TOPIC)) {
			assertThat(CasePrograms.run("kafka_consumer.py", kafka, topic + "-dlt", 1)).hasSize(1);
		}
	}

	// Each becomes a dead letter.
	private static void poison(String kafka) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer.send(new ProducerRecord<>(Flow.TEST_TOPIC, "no message".getBytes(StandardCharsets.UTF_8)));
			producer.send(new ProducerRecord<>(Flow.INPUT_TOPIC, new byte[] { (byte) 0xff }));
		}
	}

	private static List<ConsumedMessage> messages(String topic, String key) {
		return StreamSupport
			.stream(client.get(Service.CONSUMER, "/messages?topic=%s&key=%s".formatted(topic, key)).spliterator(),
					false)
			.map(ConsumedMessage::of)
			.toList();
	}

}
