package suite.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import suite.testing.http.AnswerRules;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

/**
 * Tests of the running service. They share one instance and its topics, so that each test
 * uses keys of its own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "suite.topics.partitions=2", "suite.consumer.retry.backoff=100ms",
				"suite.consumer.consumption.refresh=1s", "suite.consumer.consumption.max-age=0s",
				"suite.dead-letters.max-age=0s", "suite.consumer.messages.stream.heartbeat=2s",
				"logging.level.org.springframework.kafka=warn" })
@KafkaIntegrationTest
@Import(ScriptedProcessor.class)
public abstract class ConsumerIntegrationTest {

	protected static final String GROUP = "my-consumer-group";

	@Autowired
	protected ScriptedProcessor processor;

	@LocalServerPort
	int port;

	private final List<CountDownLatch> gates = new ArrayList<>();

	@BeforeEach
	void awaitReadiness() {
		await().until(() -> status("/actuator/health/readiness") == 200);
	}

	@AfterEach
	void openGates() {
		this.gates.forEach(CountDownLatch::countDown);
	}

	protected static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
	}

	protected static String uniqueKey() {
		return "user_" + UUID.randomUUID() + "_";
	}

	protected static String json(long id) {
		return "{\"id\":%s,\"timestamp\":1700000000.5,\"value\":%s,\"user_id\":\"user_1\"}".formatted(id, id * 10);
	}

	protected static ProducerRecord<byte[], byte[]> record(String topic, int partition, String key, String value) {
		return new ProducerRecord<>(topic, partition, Records.bytes(key), Records.bytes(value));
	}

	/**
	 * Sends while the partition's consumer is held, so that the records come to it
	 * together.
	 */
	protected List<RecordMetadata> sendAsOneBatch(List<ProducerRecord<byte[], byte[]>> records) {
		String gateKey = uniqueKey();
		CountDownLatch gate = hold(gateKey);
		String topic = records.get(0).topic();
		TestKafka.send(List.of(record(topic, 0, gateKey, topic.startsWith("test") ? json(-1) : "GATE")));
		await().until(() -> this.processor.attempts(gateKey) == 1);
		List<RecordMetadata> sent = TestKafka.send(records);
		gate.countDown();
		return sent;
	}

	/**
	 * Makes the processing of a key wait, until the gate is opened or the test is over.
	 */
	protected CountDownLatch hold(String key) {
		CountDownLatch gate = new CountDownLatch(1);
		this.gates.add(gate);
		this.processor.on(key, () -> {
			try {
				gate.await(2, TimeUnit.MINUTES);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		return gate;
	}

	/**
	 * What the group has committed, -1 if nothing.
	 */
	protected static long committed(String group, String topic, int partition) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			OffsetAndMetadata offset = admin.listConsumerGroupOffsets(group)
				.partitionsToOffsetAndMetadata()
				.get(30, TimeUnit.SECONDS)
				.get(new TopicPartition(topic, partition));
			return (offset != null) ? offset.offset() : -1;
		}
	}

	/**
	 * The dead letters of a topic whose keys have a prefix, in order within each
	 * partition.
	 */
	protected static List<ConsumerRecord<byte[], byte[]>> deadLetters(String topic, String keyPrefix) {
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		for (ConsumerRecord<byte[], byte[]> record : TestKafka.records(TestKafka.bootstrapServers(), topic + "-dlt")) {
			if (record.key() != null && new String(record.key()).startsWith(keyPrefix)) {
				found.add(record);
			}
		}
		return found;
	}

	protected static String header(ConsumerRecord<byte[], byte[]> record, String name) {
		return new String(record.headers().lastHeader(name).value());
	}

	protected int status(String path) {
		return http().get().uri(path).exchange((request, response) -> {
			AnswerRules.requireGoodTexts(path, new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
			return response.getStatusCode().value();
		});
	}

	protected JsonNode get(String path) {
		String answer = http().get().uri(path).retrieve().body(String.class);
		AnswerRules.requireGoodTexts(path, answer);
		return read(answer);
	}

	protected JsonNode post(String path, String json) {
		String answer = http().post()
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.retrieve()
			.body(String.class);
		AnswerRules.requireGoodTexts(path + '\n' + json, answer);
		return read(answer);
	}

	protected static List<JsonNode> list(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false).toList();
	}

	protected static JsonNode read(String json) {
		return JsonMapper.shared().readTree(json);
	}

	protected int port() {
		return this.port;
	}

	protected String url() {
		return "http://localhost:" + this.port;
	}

	private RestClient http() {
		return RestClient.create(url());
	}

}
