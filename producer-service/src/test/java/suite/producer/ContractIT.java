package suite.producer;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.awaitility.Awaitility;

import suite.localkafka.KafkaCluster;
import suite.localkafka.security.Acls;
import suite.testing.contract.ContractClient;
import suite.testing.contract.ContractTest;
import suite.testing.http.RawAnswer;
import suite.testing.kafka.TestKafka;

class ContractIT extends ContractTest {

	private static final String MESSAGE = "{\"id\":1,\"value\":10,\"user_id\":\"user_1\"}";

	private static final String TEXT = "{\"key\":\"user_1\",\"text\":\"hello\"}";

	private static final String LARGE = "x".repeat(1_100_000);

	private static final String USER = "producer-service";

	private static final Acls READING = Acls.read(new StringReader("""
			producer-service topic test-topic literal Create
			producer-service topic test-topic literal Read
			producer-service topic input-topic literal Create
			producer-service topic input-topic literal Read
			"""));

	private String run = "";

	ContractIT() {
		super(ProducerApplication.class, "spring.kafka.producer.properties.delivery.timeout.ms=1500",
				"spring.kafka.producer.properties.request.timeout.ms=1000",
				"spring.kafka.producer.properties.max.block.ms=1000", "suite.producer.bulk.delivery-timeout=10s");
	}

	@Override
	protected String callWithBody() {
		return "/texts";
	}

	@Override
	protected List<String> writtenTopics() {
		return List.of("test-topic", "input-topic");
	}

	/** It replays nothing. */
	@Override
	protected Set<String> notSeen() {
		return Set.of("on topics: /components/schemas/Headers/properties/replay-attempts");
	}

	@Override
	protected Map<String, String> pathValues() {
		return Map.of("id", this.run);
	}

	@Override
	protected void ask(ContractClient service, KafkaCluster kafka) throws Exception {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> service.post("/messages", MESSAGE).status() == 201);
		RawAnswer started = service.post("/runs", "{\"count\":50,\"interval\":\"20ms\"}");
		this.run = started.json().path("id").asString();
		service.events("/runs/" + this.run + "/events", Set.of("progress", "ended"));
		service.ask("GET", "/runs/" + this.run + "/events", "Last-Event-ID: ended");
		service.ask("GET", "/runs/" + this.run + "/acked");
		service.post("/messages", "{\"id\":1,\"value\":1,\"user_id\":\"u\",\"timestamp\":1.%s}".formatted(LARGE));
		service.post("/texts", "{\"key\":\"user_1\",\"text\":\"%s\"}".formatted(LARGE));
		try (KafkaCluster secure = TestKafka.ownBroker().secure(READING).start()) {
			askAnother(
					List.of("spring.kafka.bootstrap-servers=" + secure.bootstrapServers(),
							"spring.config.import=configtree:%s/".formatted(secure.security().credentials(USER))),
					this::askWithoutRights);
		}
	}

	private void askWithoutRights(ContractClient service) {
		for (Map.Entry<String, String> call : Map.of("/messages", MESSAGE, "/texts", TEXT).entrySet()) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> service.post(call.getKey(), call.getValue()).status() == 502);
		}
	}

	@Override
	protected void askWithoutKafka(ContractClient service, KafkaCluster kafka) {
		kafka.broker(1).kill();
		service.post("/messages", MESSAGE);
		service.post("/messages", "[" + MESSAGE + "]");
		service.send("POST", "/messages", MESSAGE, "Content-Type: application/x-ndjson");
		service.post("/texts", TEXT);
		for (String path : List.of("/actuator/health", "/actuator/health/readiness", "/readyz")) {
			service.askUntil(path, (answer) -> answer.status() == 503);
		}
	}

}
