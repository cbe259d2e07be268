package suite.lab.faults;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LivenessTests {

	private final Liveness liveness = new Liveness();

	@Test
	void theSlowestGoodAnswerCounts() {
		this.liveness.add(0, 5, true);
		this.liveness.add(200, 290, true);
		this.liveness.add(500, 501, true);
		assertThat(this.liveness.longestMs()).isEqualTo(90);
	}

	@Test
	void questionsWithoutAnswerAreOpenFromTheFirstToTheNextGoodAnswer() {
		this.liveness.add(0, 1_000, false);
		this.liveness.add(1_200, 2_200, false);
		this.liveness.add(2_400, 2_450, true);
		this.liveness.add(2_600, 3_600, false);
		assertThat(this.liveness.longestMs()).isEqualTo(2_450);
	}

	@Test
	void oneThatIsNeverAnsweredCountsToo() {
		this.liveness.add(0, 1_000, false);
		this.liveness.add(9_000, 10_000, false);
		assertThat(this.liveness.longestMs()).isEqualTo(10_000);
	}

}
