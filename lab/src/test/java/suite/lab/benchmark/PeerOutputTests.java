package suite.lab.benchmark;

import org.junit.jupiter.api.Test;

import suite.lab.load.Latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

/**
 * What Kafka's tools print.
 */
class PeerOutputTests {

	private static final String PRODUCER = """
			Warmup first 50 records. Steady state results will print after the complete test summary.
			99 records sent, 33.1 records/sec (0.00 MB/sec), 9.0 ms avg latency, 260.0 ms max latency.
			150 records sent, 49.950050 records/sec (0.00 MB/sec), 4.61 ms avg latency, 260.00 ms max latency, 2 ms 50th, 5 ms 95th, 180 ms 99th, 260 ms 99.9th.
			100 steady state records sent, 50.556117 records/sec (0.00 MB/sec), 1.61 ms avg latency, 9.00 ms max latency, 1 ms 50th, 3 ms 95th, 5 ms 99th, 9 ms 99.9th.
			""";

	private static final String CONSUMER = """
			time, threadId, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec
			2026-11-22 18:00:00:500, 0, 0.7, 0.7, 1000, 1000.0, 300, 200, 1.0, 2.0
			2026-11-22 18:00:01:500, 0, 1.7, 1.0, 3000, 2000.0, 0, 1000, 1.0, 2.0
			2026-11-22 18:00:02:500, 0, 2.7, 1.0, 5500, 2500.0, 0, 1000, 1.0, 2.0
			""";

	@Test
	void producerPerformanceAfterItsWarmUp() {
		Measurement measurement = ProducerPerf.parse(PRODUCER, true);
		assertThat(measurement.messages()).isEqualTo(100);
		assertThat(measurement.messagesPerSecond()).isEqualTo(50.556117);
		assertThat(measurement.latency()).isEqualTo(new Latency(1, 3, 5, 9, 9));
	}

	@Test
	void producerPerformanceWithoutWarmUp() {
		assertThat(ProducerPerf.parse(PRODUCER, false).messages()).isEqualTo(150);
	}

	@Test
	void producerPerformanceThatPrintsNoTotalIsNoFigure() {
		assertThatIllegalStateException().isThrownBy(() -> ProducerPerf.parse("Exception in thread main", true))
			.withMessageContaining("Exception in thread main");
	}

	@Test
	void aBareLoop() {
		Measurement measurement = BareLoopPeer.parse("100 records acknowledged, 50.5 records/sec\n");
		assertThat(measurement.messages()).isEqualTo(100);
		assertThat(measurement.messagesPerSecond()).isEqualTo(50.5);
		assertThatIllegalStateException().isThrownBy(() -> BareLoopPeer.parse("Exception in thread main"))
			.withMessageContaining("Exception in thread main");
	}

	@Test
	void consumerPerformanceAfterTheWarmUp() {
		assertThat(ConsumerPerf.parse(CONSUMER, 500).perSecond()).isEqualTo(2250, offset(1e-6));
		assertThat(ConsumerPerf.parse(CONSUMER, 2000).perSecond()).isEqualTo(2500, offset(1e-6));
	}

	@Test
	void consumerPerformanceThatGaveUpIsNoFigure() {
		assertThatExceptionOfType(CountsDifferException.class).isThrownBy(
				() -> ConsumerPerf.parse(CONSUMER + "WARNING: Exiting before consuming the expected number", 1));
	}

}
