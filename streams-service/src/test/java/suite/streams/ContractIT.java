package suite.streams;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.apache.kafka.clients.producer.ProducerRecord;

import suite.localkafka.KafkaCluster;
import suite.message.Topics;
import suite.testing.contract.ContractClient;
import suite.testing.contract.ContractTest;
import suite.testing.contract.PartlyAway;
import suite.testing.kafka.TestKafka;

class ContractIT extends ContractTest {

	ContractIT() {
		super(StreamsServiceApplication.class, "suite.topics.partitions=2", "suite.dead-letters.max-age=0s",
				"suite.dead-letters.timeout=3s", "suite.kafka.probe.interval=500ms");
	}

	@Override
	protected String callWithBody() {
		return "/dead-letters/replay";
	}

	@Override
	protected List<String> writtenTopics() {
		return List.of(Topics.OUTPUT, "input-topic-dlt");
	}

	@Override
	protected KafkaCluster startKafka() throws Exception {
		return PartlyAway.start("input-topic-dlt", List.of(Topics.INPUT, Topics.OUTPUT));
	}

	/** How far restoring is; these windows are restored at once. */
	@Override
	protected Set<String> notSeen() {
		return Set.of("/components/schemas/LocalWindows/properties/restoreProgress");
	}

	@Override
	protected void ask(ContractClient service, KafkaCluster kafka) {
		service.askUntil("/actuator/health/readiness", (answer) -> answer.status() == 200);
		TestKafka.send(kafka.bootstrapServers(), List.of(record(0, "user_1", "hello streams"),
				record(0, "user_2", "hello streams"), record(0, "poison", "\u00ff"), record(1, "poison", "\u00ff")));
		service.askUntil("/counts?limit=1", (answer) -> answer.json().path("reasons").size() == 1);
		service.askUntil("/dead-letters", (answer) -> answer.json().size() == 2);
		service.ask("GET", "/local-windows?from=0&to=9000000000000&limit=1&partitions=0,1&role=ACTIVE");
		TestKafka.setMaxMessageBytes(kafka.bootstrapServers(), "input-topic-dlt", 1000);
		TestKafka.send(kafka.bootstrapServers(), List.of(record(0, "poison", "\u00ff".repeat(3000))));
		service.askUntil("/dead-letters", (answer) -> answer.json().size() == 3);
		TestKafka.setMaxMessageBytes(kafka.bootstrapServers(), "input-topic-dlt", 1_048_588);
		service.post("/dead-letters/replay", "{\"limit\":100}");
		service.post("/dead-letters/replay", "{\"topic\":\"input-topic-dlt\",\"partition\":0,\"offset\":0}");
		service.askUntil("/dead-letters", (answer) -> answer.json().size() == 5);
	}

	@Override
	protected void askWithoutKafka(ContractClient service, KafkaCluster kafka) {
		PartlyAway.begin(kafka);
		service.askUntil("/dead-letters", (answer) -> answer.headers().containsKey("unread-partitions"));
		service.post("/dead-letters/replay", "{\"limit\":1}");
		PartlyAway.end(kafka);
		service.askUntil("/dead-letters", (answer) -> answer.status() == 503);
		service.post("/dead-letters/replay", "{}");
		service.ask("GET", "/counts");
		for (String path : List.of("/actuator/health", "/actuator/health/readiness", "/readyz")) {
			service.askUntil(path, (answer) -> answer.status() == 503);
		}
	}

	// Of one byte each: what is not ASCII is not UTF-8.
	private static ProducerRecord<byte[], byte[]> record(int partition, String key, String value) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.INPUT, partition,
				key.getBytes(StandardCharsets.ISO_8859_1), value.getBytes(StandardCharsets.ISO_8859_1));
		record.headers().add(Topics.RUN_ID_HEADER, "run".getBytes(StandardCharsets.US_ASCII));
		return record;
	}

}
