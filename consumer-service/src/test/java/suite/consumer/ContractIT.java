package suite.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import suite.localkafka.KafkaCluster;
import suite.testing.contract.ContractClient;
import suite.testing.contract.ContractTest;
import suite.testing.contract.PartlyAway;
import suite.testing.kafka.TestKafka;

class ContractIT extends ContractTest {

	ContractIT() {
		super(ConsumerApplication.class, "suite.topics.partitions=2", "suite.consumer.consumption.refresh=1s",
				"suite.consumer.messages.stream.queue=1", "suite.dead-letters.max-age=0s",
				"suite.dead-letters.timeout=3s", "suite.kafka.probe.interval=500ms");
	}

	@Override
	protected String callWithBody() {
		return "/dead-letters/replay";
	}

	@Override
	protected List<String> writtenTopics() {
		return List.of("test-topic-dlt", "output-topic-dlt");
	}

	@Override
	protected KafkaCluster startKafka() throws Exception {
		return PartlyAway.start("test-topic-dlt", List.of("test-topic", "output-topic", "output-topic-dlt"));
	}

	@Override
	protected void ask(ContractClient service, KafkaCluster kafka) {
		service.askUntil("/actuator/health/readiness", (answer) -> answer.status() == 200);
		send(kafka,
				List.of(record("test-topic", 0, "{\"id\":1,\"timestamp\":1.5,\"value\":10,\"user_id\":\"user_1\"}"),
						record("output-topic", 0, "HELLO STREAMS"), record("test-topic", 0, "poison"),
						record("test-topic", 1, "poison"), record("output-topic", 0, null)));
		service.askUntil("/messages", (answer) -> answer.json().size() == 2);
		service.askUntil("/dead-letters", (answer) -> answer.json().size() == 3);
		service.events("/messages/stream", Set.of("skipped", "message"), "Last-Event-ID: test-topic-1-0");
		seeSkipped(service, kafka);
		TestKafka.setMaxMessageBytes(kafka.bootstrapServers(), "test-topic-dlt", 1000);
		send(kafka, List.of(record("test-topic", 0, incompressible())));
		service.askUntil("/dead-letters", (answer) -> answer.json().size() == 4);
		TestKafka.setMaxMessageBytes(kafka.bootstrapServers(), "test-topic-dlt", 1_048_588);
		service.post("/dead-letters/replay", "{\"limit\":100}");
		service.post("/dead-letters/replay", "{\"topic\":\"test-topic-dlt\",\"partition\":0,\"offset\":0}");
		service.askUntil("/dead-letters", (answer) -> answer.json().size() == 7);
	}

	private static String incompressible() {
		return new Random(1).ints(3000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
	}

	private static void seeSkipped(ContractClient service, KafkaCluster kafka) {
		CompletableFuture<Void> seen = CompletableFuture
			.runAsync(() -> service.events("/messages/stream", Set.of("skipped")));
		List<ProducerRecord<byte[], byte[]>> many = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			many.add(record("output-topic", 0, "MANY"));
		}
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			send(kafka, many);
			return seen.isDone();
		});
		seen.join();
	}

	@Override
	protected void askWithoutKafka(ContractClient service, KafkaCluster kafka) {
		PartlyAway.begin(kafka);
		service.askUntil("/dead-letters", (answer) -> answer.headers().containsKey("unread-partitions"));
		service.askUntil("/consumption", (answer) -> answer.json().path("complete").asBoolean(true));
		service.post("/dead-letters/replay", "{\"limit\":1}");
		PartlyAway.end(kafka);
		service.askUntil("/consumption", (answer) -> !answer.json().path("complete").asBoolean(true));
		service.askUntil("/dead-letters", (answer) -> answer.status() == 503);
		service.post("/dead-letters/replay", "{}");
		for (String path : List.of("/actuator/health", "/actuator/health/readiness", "/readyz")) {
			service.askUntil(path, (answer) -> answer.status() == 503);
		}
	}

	private static void send(KafkaCluster kafka, List<ProducerRecord<byte[], byte[]>> records) {
		TestKafka.send(kafka.bootstrapServers(), records);
	}

	private static ProducerRecord<byte[], byte[]> record(String topic, int partition, @Nullable String value) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, bytes("user_1"),
				(value != null) ? bytes(value) : null);
		record.headers().add("run-id", bytes("run"));
		return record;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
