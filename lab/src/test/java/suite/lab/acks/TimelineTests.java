package suite.lab.acks;

import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTests {

	private final Timeline timeline = new Timeline();

	@Test
	void keepsOfAPartitionWhatChanged() {
		this.timeline.seen(0, 1, List.of(1, 2, 3));
		this.timeline.seen(0, 1, List.of(1, 2, 3));
		this.timeline.seen(0, 1, List.of(1, 2));
		this.timeline.seen(1, 1, List.of(1, 2));
		assertThat(this.timeline.states()).hasSize(3);
	}

	@Test
	void countsLeadersThatTookOverAlsoAfterATimeWithoutOne() {
		this.timeline.seen(0, 1, List.of(1, 2));
		this.timeline.seen(0, 0, List.of());
		this.timeline.seen(0, 2, List.of(2));
		this.timeline.seen(1, 2, List.of(2));
		assertThat(this.timeline.leaderChanges()).isEqualTo(1);
	}

	@Test
	void aLeaderThatComesBackHasNotChanged() {
		this.timeline.seen(0, 1, List.of(1, 2));
		this.timeline.seen(0, 0, List.of());
		this.timeline.seen(0, 1, List.of(1));
		assertThat(this.timeline.leaderChanges()).isZero();
	}

	@Test
	void withoutSamplesThereIsNoGap() {
		assertThat(this.timeline.longestGapMs()).isZero();
	}

	@Test
	void lostMessagesAreCountedByTheTimeTheyWereToBeSent() {
		BitSet lost = new BitSet();
		lost.set(0);
		lost.set(150, 153);
		assertThat(Timeline.histogram(lost, 1000, 100)).containsExactly(new long[] { 0, 1 }, new long[] { 100, 3 });
	}

}
