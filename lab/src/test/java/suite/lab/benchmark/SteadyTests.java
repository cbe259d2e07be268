package suite.lab.benchmark;

import org.junit.jupiter.api.Test;

import suite.lab.benchmark.Steady.Point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SteadyTests {

	@Test
	void leavesOutTheWarmUpAndTheWaitAtTheEnd() {
		Steady steady = new Steady(100);
		assertThat(steady.add(new Point(0, 0))).isFalse();
		assertThat(steady.add(new Point(10, 120))).isTrue();
		assertThat(steady.add(new Point(11, 320))).isFalse();
		steady.add(new Point(12, 520));
		steady.add(new Point(20, 520));
		assertThat(steady.perSecond()).isEqualTo(200);
		assertThat(steady.count()).isEqualTo(520);
		assertThat(steady.counted()).isEqualTo(400);
	}

	@Test
	void hasNoRateWhenAllWasOverBetweenTwoLooks() {
		Steady steady = new Steady(100);
		steady.add(new Point(0, 0));
		steady.add(new Point(1, 500));
		assertThatIllegalStateException().isThrownBy(steady::perSecond).withMessageContaining("take more messages");
	}

}
