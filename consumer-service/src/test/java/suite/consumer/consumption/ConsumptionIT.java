package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.web.client.RestClient;

import suite.consumer.ConsumerIntegrationTest;
import suite.consumer.Records;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ConsumptionIT extends ConsumerIntegrationTest {

	private final String key = uniqueKey();

	@Test
	void tellsTheLagInRecordsAndInSeconds() {
		await().until(() -> partition("test-topic", 1).get("lag").asLong() == 0);
		long received = partition("test-topic", 1).get("received").asLong();
		CountDownLatch gate = hold(this.key);
		Instant produced = Instant.now().minus(Duration.ofSeconds(100));
		List<RecordMetadata> sent = TestKafka.send(List.of(
				new ProducerRecord<>("test-topic", 1, produced.toEpochMilli(), Records.bytes(this.key),
						Records.bytes(json(1))),
				record("test-topic", 1, this.key, json(2)), record("test-topic", 1, this.key, json(3))));
		await().until(() -> this.processor.attempts(this.key) >= 1);
		JsonNode behind = await().until(() -> partition("test-topic", 1), (each) -> each.get("lag").asLong() == 3);
		assertThat(behind.get("committed").asLong()).isEqualTo(sent.get(0).offset());
		assertThat(behind.get("endOffset").asLong()).isEqualTo(sent.get(2).offset() + 1);
		assertThat(behind.get("assigned").asBoolean()).isTrue();
		assertThat(behind.get("lagSeconds").asDouble()).isBetween(100.0,
				Duration.between(produced, Instant.now()).toMillis() / 1000.0);
		await().untilAsserted(() -> assertThat(prometheus()).contains(
				"suite_consumer_lag_records{application=\"consumer-service\",partition=\"1\",topic=\"test-topic\"} 3.0"));
		gate.countDown();
		JsonNode done = await().until(() -> partition("test-topic", 1), (each) -> each.get("lag").asLong() == 0);
		assertThat(done.get("lagSeconds").asDouble()).isZero();
		assertThat(done.get("committed").asLong()).isEqualTo(sent.get(2).offset() + 1);
		assertThat(done.get("position").asLong()).isEqualTo(sent.get(2).offset() + 1);
		assertThat(done.get("received").asLong()).isEqualTo(received + 3);
		await().until(() -> partition("test-topic", 1).get("ratePerSecond").asDouble() > 0);
	}

	@Test
	void isNotBehindByTheMarksOfTransactions() {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "transactional.id", this.key),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			producer.initTransactions();
			producer.beginTransaction();
			producer.send(record("output-topic", 0, this.key, "IN A TRANSACTION"));
			producer.commitTransaction();
		}
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).hasSize(1));
		JsonNode done = await().until(() -> partition("output-topic", 0), (each) -> each.get("lag").asLong() == 0);
		assertThat(done.get("endOffset").asLong()).isEqualTo(done.get("committed").asLong() + 1);
		assertThat(done.get("lagSeconds").asDouble()).isZero();
	}

	@Test
	void tellsWhatAnOpenTransactionHoldsBack() {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "transactional.id", this.key),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			producer.initTransactions();
			producer.beginTransaction();
			producer.send(record("test-topic", 1, this.key, json(1)));
			producer.flush();
			long end = TestKafka.send(List.of(record("test-topic", 1, this.key, json(2)))).get(0).offset() + 1;
			JsonNode held = await().until(() -> partition("test-topic", 1),
					(each) -> each.get("heldBack").asLong() == 2);
			assertThat(held.get("endOffset").asLong()).isEqualTo(end - 2);
			assertThat(held.get("lag").asLong()).isZero();
			await().untilAsserted(() -> assertThat(prometheus()).contains(
					"suite_consumer_held_back_records{application=\"consumer-service\",partition=\"1\",topic=\"test-topic\"} 2.0"));
			assertThat(this.processor.processed(this.key)).isEmpty();
			producer.abortTransaction();
		}
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactly(2L));
		await().until(() -> partition("test-topic", 1).get("heldBack").asLong() == 0);
	}

	@Test
	void namesAllPartitionsOfBothTopicsInOrder() {
		JsonNode answer = get("/actuator/consumption");
		assertThat(answer.get("group").asString()).isEqualTo(GROUP);
		assertThat(answer.get("complete").asBoolean()).isTrue();
		assertThat(Instant.parse(answer.get("asOf").asString())).isCloseTo(Instant.now(),
				within(Duration.ofSeconds(10)));
		assertThat(list(answer.get("partitions")))
			.extracting((each) -> each.get("topic").asString() + each.get("partition").asInt())
			.containsExactly("output-topic0", "output-topic1", "test-topic0", "test-topic1");
	}

	@Test
	void answersTheSameBesideActuator() {
		await().untilAsserted(() -> assertThat(get("/consumption").get("partitions"))
			.isEqualTo(get("/actuator/consumption").get("partitions")));
	}

	@Test
	void hasMetricsOfItsOwnAndOfTheClients() {
		TestKafka
			.send(List.of(record("test-topic", 0, this.key, json(1)), record("test-topic", 0, this.key, "poison")));
		await().untilAsserted(() -> assertThat(prometheus()).contains("suite_consumer_received_total{",
				"suite_consumer_dead_lettered_total{application=\"consumer-service\",reason=\"decode\",topic=\"test-topic\"}",
				"suite_consumer_lag_seconds{", "spring_kafka_listener_seconds_count{",
				"kafka_consumer_fetch_manager_records_consumed_total", "kafka_producer_record_send_total"));
	}

	private JsonNode partition(String topic, int partition) {
		return list(get("/actuator/consumption").get("partitions")).stream()
			.filter((each) -> each.get("topic").asString().equals(topic) && each.get("partition").asInt() == partition)
			.findFirst()
			.orElseThrow();
	}

	private String prometheus() {
		return RestClient.create(url()).get().uri("/actuator/prometheus").retrieve().body(String.class);
	}

}
