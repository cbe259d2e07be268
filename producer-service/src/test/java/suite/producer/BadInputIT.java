package suite.producer;

import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import suite.kafka.availability.KafkaAvailability;
import suite.message.MessageCodec;
import suite.testing.http.ActuatorEndpoints;
import suite.testing.http.Attack;
import suite.testing.http.Endpoint;
import suite.testing.http.HostileRequests;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@KafkaIntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "suite.producer.runs.max-count=1000")
class BadInputIT {

	private static final String MESSAGE = "{\"id\":42,\"timestamp\":1700000000.123,\"value\":420,\"user_id\":\"user_2\"}";

	private static final List<Endpoint> TAKING_BODIES = List.of(Endpoint.post("/messages", MESSAGE),
			Endpoint.post("/messages?topic=input-topic", "[" + MESSAGE + "," + MESSAGE + "]"),
			Endpoint.post("/messages?topic=x", MESSAGE),
			Endpoint.post("/messages", MESSAGE + "\n" + MESSAGE).withContentType(Http.NDJSON),
			Endpoint.post("/texts", "{\"key\":\"user_1\",\"text\":\"hello streams\"}"), Endpoint.post("/runs",
					"{\"count\":10,\"interval\":\"1ms\",\"users\":3,\"topic\":\"test-topic\",\"acks\":\"all\"}"));

	private static final List<Endpoint> OTHERS = List.of(Endpoint.get("/runs"), Endpoint.get("/runs/{x}"),
			Endpoint.get("/runs/{x}/acked"), Endpoint.get("/runs/{x}/events"),
			new Endpoint("DELETE", "/runs/{x}", null, null));

	@Autowired
	private KafkaAvailability kafka;

	@LocalServerPort
	private int port;

	private Http http;

	private final String user = "user_" + UUID.randomUUID();

	@BeforeEach
	void awaitKafka() {
		this.http = new Http(this.port);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.kafka.status().available());
	}

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	@Test
	void isAnsweredWithAProblemAndHarmsNothing() {
		List<Endpoint> endpoints = Stream.of(TAKING_BODIES, TAKING_BODIES, OTHERS, ActuatorEndpoints.ALL)
			.flatMap(List::stream)
			.toList();
		List<Long> accepted = new ArrayList<>();
		Attack attack = new Attack(this.port);
		HostileRequests hostile = new HostileRequests(Attack.seed(), endpoints);
		attack.send(hostile.next());
		int threads = threads();
		for (long id = 0; id < 100; id++) {
			for (int i = 0; i < 20; i++) {
				attack.send(hostile.next());
			}
			if (this.http.post("/messages", "{\"id\":%d,\"value\":0,\"user_id\":\"%s\"}".formatted(id, this.user))
				.status() == 201) {
				accepted.add(id);
			}
		}
		assertThat(attack.violations()).isEmpty();
		assertThat(accepted).hasSize(100);
		assertThat(TestKafka.records(TestKafka.bootstrapServers(), "test-topic")
			.stream()
			.filter((record) -> this.user.equals(new String(record.key())))
			.map((record) -> MessageCodec.decode(record.value()).id())).containsExactlyElementsOf(accepted);
		await().atMost(Duration.ofSeconds(30)).until(() -> threads() <= threads + 10);
		assertThat(this.http.post("/messages", Http.NDJSON, BodyPublishers.ofString(MESSAGE)).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aHugeBodyIsRefusedAndHarmsNothing(boolean chunked) {
		Attack attack = new Attack(this.port);
		for (Endpoint endpoint : TAKING_BODIES) {
			assertThat(attack.sendHuge(endpoint, 100_000_000, chunked).status()).isBetween(0, 499);
		}
		assertThat(attack.violations()).isEmpty();
		assertThat(this.http.post("/messages", MESSAGE).status()).isEqualTo(201);
	}

}
