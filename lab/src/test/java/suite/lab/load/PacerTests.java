package suite.lab.load;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacerTests {

	private final AtomicLong clock = new AtomicLong(1_000);

	private final Pacer pacer = new Pacer(1e6, this.clock::get, this.clock::addAndGet);

	@Test
	void waitsForTheTimeOfEachMessage() {
		assertThat(this.pacer.await(0)).isEqualTo(1_000);
		assertThat(this.pacer.await(1)).isEqualTo(2_000);
		assertThat(this.clock).hasValue(2_000);
		assertThat(this.pacer.await(10)).isEqualTo(11_000);
		assertThat(this.clock).hasValue(11_000);
	}

	@Test
	void whatIsLateDoesNotMoveWhatComesAfter() {
		this.clock.addAndGet(5_500);
		assertThat(this.pacer.await(1)).isEqualTo(2_000);
		assertThat(this.pacer.await(5)).isEqualTo(6_000);
		assertThat(this.clock).hasValue(6_500);
		assertThat(this.pacer.await(6)).isEqualTo(7_000);
	}

	@Test
	void waitsAgainWhenItWokeTooEarly() {
		Pacer restless = new Pacer(1e6, this.clock::get, (nanos) -> this.clock.addAndGet(Math.max(1, nanos / 2)));
		assertThat(restless.await(4)).isEqualTo(5_000);
		assertThat(this.clock.get()).isGreaterThanOrEqualTo(5_000);
	}

}
