package suite.lab.faults;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HonestyTests {

	private final Honesty honesty = new Honesty();

	@Test
	void agreementIsNoLie() {
		this.honesty.add(0, true, true);
		this.honesty.add(60_000, false, false);
		assertThat(this.honesty.longestMs()).isZero();
	}

	@Test
	void theLongestTimeOfAContradictionCounts() {
		this.honesty.add(0, true, false);
		this.honesty.add(4_000, true, false);
		this.honesty.add(5_000, true, true);
		this.honesty.add(6_000, true, false);
		this.honesty.add(7_000, true, false);
		assertThat(this.honesty.longestMs()).isEqualTo(4_000);
	}

	@Test
	void readyAndNotServingIsAnotherLieThanTheOpposite() {
		this.honesty.add(0, true, false);
		this.honesty.add(3_000, false, true);
		this.honesty.add(4_000, false, true);
		assertThat(this.honesty.longestMs()).isEqualTo(1_000);
	}

	@Test
	void whatCannotBeToldIsNoContradiction() {
		this.honesty.add(0, true, false);
		this.honesty.add(1_000, true, null);
		this.honesty.add(9_000, true, false);
		assertThat(this.honesty.longestMs()).isZero();
	}

}
