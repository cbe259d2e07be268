package suite.lab.benchmark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;

import suite.lab.load.Pacer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ways in memory that are as bad as their makers want.
 */
class DeliveryTests {

	private static final double RATE = 2_000;

	@Test
	void takesTheTimeOfEachMessageWithoutTheWarmUps() {
		try (MemoryWay way = new MemoryWay(0, (id) -> true)) {
			EndToEndLatency.Outcome outcome = new EndToEndLatency(50, 200, 1_000).measure(way, new Pacer(RATE));
			assertThat(outcome.messages()).isEqualTo(200);
			assertThat(outcome.perSecond()).isBetween(1.0, RATE * 1.1);
			assertThat(outcome.latency().p50Ms()).isLessThan(1_000);
		}
	}

	@Test
	void aSlowWayIsSeenToBeSlow() {
		try (MemoryWay way = new MemoryWay(80, (id) -> true)) {
			EndToEndLatency.Outcome outcome = new EndToEndLatency(0, 100, 5_000).measure(way, new Pacer(RATE));
			assertThat(outcome.latency().p50Ms()).isGreaterThanOrEqualTo(79.9);
		}
	}

	@Test
	void aWayThatLosesAMessageHasNoFigures() {
		try (MemoryWay way = new MemoryWay(0, (id) -> id != 70)) {
			assertThatExceptionOfType(CountsDifferException.class)
				.isThrownBy(() -> new EndToEndLatency(10, 90, 200).measure(way, new Pacer(RATE)))
				.withMessageContaining("100 expected, 99 found");
		}
	}

	@Test
	void aMessageThatArrivesTwiceDoesNotStandForOneThatIsLost() {
		try (MemoryWay way = new MemoryWay(0, (id) -> id != 70) {
			@Override
			public void send(int id) {
				super.send(id);
				super.send(1);
			}
		}) {
			assertThatExceptionOfType(CountsDifferException.class)
				.isThrownBy(() -> new EndToEndLatency(10, 90, 200).measure(way, new Pacer(RATE)));
		}
	}

	private static class MemoryWay implements EndToEndLatency.Route {

		private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

		private final long delayMillis;

		private final IntPredicate kept;

		private IntConsumer arrived;

		MemoryWay(long delayMillis, IntPredicate kept) {
			this.delayMillis = delayMillis;
			this.kept = kept;
		}

		@Override
		public void onArrival(IntConsumer arrived) {
			this.arrived = arrived;
		}

		@Override
		public void send(int id) {
			if (this.kept.test(id)) {
				this.timer.schedule(() -> this.arrived.accept(id), this.delayMillis, TimeUnit.MILLISECONDS);
			}
		}

		@Override
		public void close() {
			this.timer.shutdownNow();
		}

	}

}
