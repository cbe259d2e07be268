package suite.streams;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.testing.http.ActuatorEndpoints;
import suite.testing.http.Attack;
import suite.testing.http.Endpoint;
import suite.testing.http.HostileRequests;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@KafkaIntegrationTest
class BadInputIT {

	private static final Endpoint REPLAY = Endpoint.post("/dead-letters/replay",
			"{\"topic\":\"input-topic-dlt\",\"partition\":1,\"offset\":1000000}");

	private static final List<Endpoint> ENDPOINTS = List.of(
			Endpoint.get("/actuator/windowedcounts?from=x&to=x&limit=x"),
			Endpoint.get("/actuator/windowedcounts?from=x"), Endpoint.get("/actuator/windowedcounts?limit=x"),
			Endpoint.get("/actuator/windowedcounts/{x}"), Endpoint.get("/actuator/windowedcounts/{x}/{x}?from=x&to=x"),
			Endpoint.get("/local-windows?from=x&to=x&limit=x&partitions=x&role=x&key=x"),
			Endpoint.get("/local-windows?from=0&to=x&limit=10&partitions=0,1&role=ACTIVE"),
			Endpoint.get("/local-windows?from=0&to=1&limit=x&partitions=0&role=ACTIVE&key=x"),
			Endpoint.get("/local-windows?from=0&to=1&limit=1&partitions=x&role=STANDBY"),
			Endpoint.get("/counts?from=x&to=x&limit=x&key=x"), Endpoint.get("/counts?key=x&limit=x"),
			Endpoint.get("/topology?x=x"), Endpoint.get("/actuator/topology?x=x"),
			Endpoint.get("/dead-letters?topic=x&limit=x"), Endpoint.get("/dead-letters?limit=x"), REPLAY);

	@TempDir
	Path directory;

	private static int threads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	@Test
	void isAnsweredWithAProblemAndHarmsNothing() throws Exception {
		try (StreamsInstanceUnderTest instance = StreamsInstanceUnderTest
			.start(TestKafka.bootstrapServers(), "bad-input", this.directory.resolve("state"))
			.awaitReady()) {
			TestKafka.send(Records.texts("before_", 10));
			StreamsInstanceUnderTest
				.await(() -> assertThat(instance.counts("before_")).isEqualTo(Records.counts("before_", 1)));
			HostileRequests hostile = new HostileRequests(Attack.seed(),
					Stream.concat(ENDPOINTS.stream(), ActuatorEndpoints.ALL.stream()).toList());
			Attack attack = new Attack(Integer.parseInt(instance.port()));
			attack.send(hostile.next());
			int threads = threads();
			for (int i = 0; i < 1000; i++) {
				attack.send(hostile.next());
			}
			attack.sendHuge(Endpoint.post("/actuator/loggers/suite.nobody", "{}"), 100_000_000, true);
			attack.sendHuge(Endpoint.post("/local-windows", "{}"), 100_000_000, false);
			assertThat(attack.sendHuge(REPLAY, 100_000_000, false).status()).isIn(0, 413);
			assertThat(attack.violations()).isEmpty();
			TestKafka.send(Records.texts("after_", 10));
			StreamsInstanceUnderTest
				.await(() -> assertThat(instance.counts("after_")).isEqualTo(Records.counts("after_", 1)));
			StreamsInstanceUnderTest.await(() -> assertThat(threads()).isLessThanOrEqualTo(threads + 10));
		}
	}

}
