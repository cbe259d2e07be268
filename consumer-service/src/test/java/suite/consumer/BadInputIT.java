package suite.consumer;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import suite.testing.http.ActuatorEndpoints;
import suite.testing.http.Attack;
import suite.testing.http.Endpoint;
import suite.testing.http.HostileRequests;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

class BadInputIT extends ConsumerIntegrationTest {

	private static final Endpoint REPLAY = Endpoint.post("/dead-letters/replay",
			"{\"topic\":\"test-topic-dlt\",\"partition\":1,\"offset\":1000000}");

	private static final List<Endpoint> ENDPOINTS = List.of(Endpoint.get("/messages?topic=x&key=x&limit=x"),
			Endpoint.get("/messages?limit=x"), Endpoint.get("/messages?key=x"),
			Endpoint.get("/messages/stream?topic=x&key=x"), Endpoint.get("/dead-letters?topic=x&limit=x"),
			Endpoint.get("/dead-letters?limit=x"), REPLAY, REPLAY, REPLAY, Endpoint.get("/actuator/consumption?x=x"),
			Endpoint.get("/consumption?x=x"));

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	@Test
	void isAnsweredWithAProblemAndHarmsNothing() {
		HostileRequests hostile = new HostileRequests(Attack.seed(),
				Stream.concat(ENDPOINTS.stream(), ActuatorEndpoints.ALL.stream()).toList());
		Attack attack = new Attack(port());
		attack.send(hostile.next());
		int threads = threads();
		String key = uniqueKey();
		for (int good = 0; good < 50; good++) {
			for (int i = 0; i < 20; i++) {
				attack.send(hostile.next());
			}
			TestKafka.send(List.of(record("test-topic", good % 2, key, json(good))));
		}
		assertThat(attack.violations()).isEmpty();
		await().until(() -> this.processor.processed(key).size() == 50);
		await().until(() -> threads() <= threads + 10);
	}

	@Test
	void aHugeBodyIsRefused() {
		Attack attack = new Attack(port());
		assertThat(attack.sendHuge(REPLAY, 100_000_000, false).status()).isIn(0, 413);
		assertThat(attack.sendHuge(REPLAY, 100_000_000, true).status()).isBetween(0, 499);
		assertThat(attack.violations()).isEmpty();
	}

}
