package suite.lab.acks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The expected figures are those that Brown, Cai and DasGupta, and R's
 * {@code prop.test(correct = FALSE)}, give.
 */
class WilsonTests {

	@Test
	void noneOfAHundredMayStillBeNearlyFourPercent() {
		Wilson interval = Wilson.of(0, 100);
		assertThat(interval.low()).isZero();
		assertThat(interval.high()).isCloseTo(0.0370, within(0.0001));
	}

	@Test
	void aHalfIsInTheMiddle() {
		Wilson interval = Wilson.of(5, 10);
		assertThat(interval.low()).isCloseTo(0.2366, within(0.0001));
		assertThat(interval.high()).isCloseTo(0.7634, within(0.0001));
	}

	@Test
	void allOfTwoIsLittleEvidence() {
		Wilson interval = Wilson.of(2, 2);
		assertThat(interval.low()).isCloseTo(0.3424, within(0.0001));
		assertThat(interval.high()).isEqualTo(1);
	}

	@Test
	void noTrialSaysNothing() {
		assertThat(Wilson.of(0, 0)).isEqualTo(new Wilson(0, 1));
	}

}
