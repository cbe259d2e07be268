package suite.lab.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import suite.lab.stage.Stage;
import suite.lab.workload.Scenario.Post;
import suite.lab.workload.Scenario.Produce;
import suite.localkafka.KafkaCluster;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the lab can measure at all; figures of so little mean nothing.
 */
class ScenariosIT {

	private static Scenarios scenarios;

	@BeforeAll
	static void start() {
		Path logs = Path.of("target", "scenarios");
		scenarios = Scenarios.local(Stage.on(KafkaCluster.builder().logDirectory(logs).start(), logs), List.of());
	}

	@AfterAll
	static void stop() {
		scenarios.close();
	}

	@Test
	void aRunAndKafkasOwnToolAreMeasured() {
		Sides sides = scenarios.prepare(new Produce(3, 1_000, 500, 2_000, null, "all", null));
		Measurement suite = sides.suite().measure();
		assertThat(suite.messages()).isEqualTo(2_000);
		assertThat(suite.messagesPerSecond()).isPositive();
		assertThat(suite.latency().maxMs()).isPositive();
		assertThat(suite.cpuSeconds()).isNotNegative();
		assertThat(suite.peakRssMiB()).isGreaterThan(10);
		Measurement peer = sides.peer().measure();
		assertThat(peer.messages()).isEqualTo(2_000);
		assertThat(peer.messagesPerSecond()).isPositive();
	}

	@Test
	void aBareLoopIsMeasured() {
		Sides sides = scenarios.prepare(new Produce(1, 0, 500, 2_000, null, "1", "loop"));
		Measurement peer = sides.peer().measure();
		assertThat(peer.messages()).isEqualTo(2_000);
		assertThat(peer.messagesPerSecond()).isPositive();
	}

	@Test
	void requestsAreAnsweredByTheServiceAndByTheEmptyHandlerInIt() {
		Sides sides = scenarios.prepare(new Post(4, Duration.ofSeconds(5), Duration.ofSeconds(2)));
		assertThat(sides.suite().measure().messagesPerSecond()).isPositive();
		assertThat(sides.peer().measure().messagesPerSecond()).isPositive();
	}

}
