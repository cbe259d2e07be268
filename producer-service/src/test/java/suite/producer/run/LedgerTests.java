package suite.producer.run;

import java.util.stream.IntStream;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LedgerTests {

	private final Ledger ledger = new Ledger(10_000);

	@Test
	void knowsNothingBeforeTheFirstAcknowledgement() {
		assertThat(this.ledger.ackedRanges()).isExhausted();
		assertThat(this.ledger.latency()).isNull();
	}

	@Test
	void showsTheAcknowledgedIdsAsRangesInWhateverOrderTheyCame() {
		for (int id : new int[] { 5, 0, 2, 1, 9, 8 }) {
			this.ledger.acked(id, 1);
		}
		assertThat(this.ledger.ackedRanges()).toIterable()
			.containsExactly(new long[] { 0, 2 }, new long[] { 5, 5 }, new long[] { 8, 9 });
		assertThat(this.ledger.acked()).isEqualTo(6);
	}

	@Test
	void countsFailuresByKind() {
		this.ledger.failed(new TimeoutException("a"));
		this.ledger.failed(new TimeoutException("b"));
		this.ledger.failed(new IllegalStateException());
		assertThat(this.ledger.failed()).isEqualTo(3);
		assertThat(this.ledger.errors()).containsEntry("TimeoutException", 2L)
			.containsEntry("IllegalStateException", 1L);
	}

	@Test
	void percentilesAreThoseOfTheLatencies() {
		IntStream.rangeClosed(1, 1000).forEach((ms) -> this.ledger.acked(ms, ms * 1_000_000L));
		Latency latency = this.ledger.latency();
		assertThat(latency.p50Ms()).isCloseTo(500, within(1.0));
		assertThat(latency.p95Ms()).isCloseTo(950, within(1.0));
		assertThat(latency.p99Ms()).isCloseTo(990, within(1.0));
		assertThat(latency.p999Ms()).isCloseTo(999, within(1.0));
		assertThat(latency.maxMs()).isCloseTo(1000, within(1.0));
	}

	@Test
	void theLatencyOfTheEndRemains() {
		this.ledger.acked(1, 1_000_000);
		Latency latency = this.ledger.latency();
		this.ledger.end();
		assertThat(this.ledger.latency()).isEqualTo(latency);
	}

}
