package suite.producer.run;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacerTests {

	private final AtomicLong clock = new AtomicLong(-1_000);

	@Test
	void theScheduleStartsNowAndKeepsTheInterval() {
		Pacer pacer = new Pacer(100, this.clock::get);
		assertThat(pacer.intended(0)).isEqualTo(-1_000);
		assertThat(pacer.intended(1)).isEqualTo(-900);
		assertThat(pacer.intended(1_000_000)).isEqualTo(99_999_000);
	}

	@Test
	void aSenderThatFallsBehindDoesNotShiftTheSchedule() {
		Pacer pacer = new Pacer(100, this.clock::get);
		this.clock.addAndGet(5_000);
		assertThat(pacer.intended(3)).isEqualTo(-700);
		assertThat(pacer.await(pacer.intended(3))).isTrue();
	}

	@Test
	void aFractionOfANanosecondDoesNotAddUpToADrift() {
		Pacer pacer = new Pacer(1e9 / 3, this.clock::get);
		assertThat(pacer.intended(3_000_000)).isEqualTo(-1_000 + 1_000_000_000_000_000L);
	}

	@Test
	void aTimeThatHasNotComeIsReportedSo() {
		Pacer pacer = new Pacer(1_000, this.clock::get);
		assertThat(pacer.await(pacer.intended(1))).isFalse();
		this.clock.addAndGet(1_000);
		assertThat(pacer.await(pacer.intended(1))).isTrue();
	}

	@Test
	void withoutAnIntervalTheIntendedTimeIsNowOrThatOfAFewMessagesBefore() {
		Pacer pacer = new Pacer(0, this.clock::get);
		this.clock.set(77);
		assertThat(pacer.intended(0)).isEqualTo(77);
		this.clock.set(99);
		assertThat(pacer.intended(15)).isEqualTo(77);
		assertThat(pacer.intended(16)).isEqualTo(99);
	}

}
