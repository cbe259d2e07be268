package suite.log;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineLimitTests {

	private final LineLimit limit = new LineLimit(5);

	@Test
	void grantsAsManyAsThereAreInASecond() {
		assertThat(this.limit.take(3)).isEqualTo(3);
		assertThat(this.limit.take(3)).isEqualTo(2);
		assertThat(this.limit.take(3)).isZero();
	}

	@Test
	void countsWhatItLeavesOutAndBeginsAgain() {
		this.limit.take(12);
		assertThat(this.limit.next()).isEqualTo(7);
		assertThat(this.limit.next()).isZero();
		assertThat(this.limit.take(1)).isEqualTo(1);
	}

	@Test
	void savesNothingForTheNextSecond() {
		this.limit.next();
		this.limit.next();
		assertThat(this.limit.take(100)).isEqualTo(5);
	}

}
