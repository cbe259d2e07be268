package suite.lab.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import suite.lab.testbed.Testbed;
import suite.lab.workload.Scenario.Post;
import suite.lab.workload.Scenario.Produce;
import suite.localkafka.KafkaCluster;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the lab can measure at all; figures of so little mean nothing.
 */
class BenchmarksIT {

	private static Benchmarks benchmarks;

	@BeforeAll
	static void start() {
		Path logs = Path.of("target", "benchmarks");
		benchmarks = Benchmarks.local(Testbed.on(KafkaCluster.builder().logDirectory(logs).start(), logs), List.of());
	}

	@AfterAll
	static void stop() {
		benchmarks.close();
	}

	@Test
	void aRunAndKafkasOwnToolAreMeasured() {
		Comparison comparison = benchmarks.prepare(new Produce(3, 1_000, 500, 2_000, null, "all", null));
		Measurement suite = comparison.suite().measure();
		assertThat(suite.messages()).isEqualTo(2_000);
		assertThat(suite.messagesPerSecond()).isPositive();
		assertThat(suite.latency().maxMs()).isPositive();
		assertThat(suite.cpuSeconds()).isNotNegative();
		assertThat(suite.peakRssMiB()).isGreaterThan(10);
		Measurement peer = comparison.peer().measure();
		assertThat(peer.messages()).isEqualTo(2_000);
		assertThat(peer.messagesPerSecond()).isPositive();
	}

	@Test
	void aBareLoopIsMeasured() {
		Comparison comparison = benchmarks.prepare(new Produce(1, 0, 500, 2_000, null, "1", "loop"));
		Measurement peer = comparison.peer().measure();
		assertThat(peer.messages()).isEqualTo(2_000);
		assertThat(peer.messagesPerSecond()).isPositive();
	}

	@Test
	void requestsAreAnsweredByTheServiceAndByTheEmptyHandlerInIt() {
		Comparison comparison = benchmarks.prepare(new Post(4, Duration.ofSeconds(5), Duration.ofSeconds(2)));
		assertThat(comparison.suite().measure().messagesPerSecond()).isPositive();
		assertThat(comparison.peer().measure().messagesPerSecond()).isPositive();
	}

}
