package suite.producer.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AckedIdsTests {

	private static final int PAGE = 65_536;

	private static AckedIds ids(int count) {
		return new AckedIds(count, new Object());
	}

	@Test
	void aRunOfWhichAllIsAcknowledgedTakesOnePageAtATime() {
		AckedIds ids = ids(10 * PAGE);
		for (int id = 0; id < 10 * PAGE; id++) {
			ids.add(id);
			assertThat(ids.bytes()).isLessThanOrEqualTo(8192);
		}
		assertThat(ids.bytes()).isZero();
		assertThat(ids.ranges()).toIterable().containsExactly(new long[] { 0, 10 * PAGE - 1 });
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.0001, 0.5, 0.9999 })
	void theRangesAreThoseOfTheIds(double share) {
		int count = 5 * PAGE + 1000;
		Random random = new Random(1);
		AckedIds ids = ids(count);
		BitSet expected = new BitSet();
		for (int id = 0; id < count; id++) {
			// One page is complete, one is empty.
			if (id / PAGE == 1 || (id / PAGE != 3 && random.nextDouble() < share)) {
				ids.add(id);
				expected.set(id);
			}
		}
		assertThat(ids.ranges()).toIterable().containsExactlyElementsOf(ranges(expected));
		assertThat(ids.bytes()).isLessThanOrEqualTo(AckedIds.maxBytes(count));
	}

	private static List<long[]> ranges(BitSet ids) {
		List<long[]> ranges = new ArrayList<>();
		for (int start = ids.nextSetBit(0); start >= 0; start = ids.nextSetBit(ids.nextClearBit(start))) {
			ranges.add(new long[] { start, ids.nextClearBit(start) - 1 });
		}
		return ranges;
	}

}
