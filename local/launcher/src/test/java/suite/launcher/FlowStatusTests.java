package suite.launcher;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlowStatusTests {

	@Test
	void isCompleteWhenEachMessageWasConsumedUpperCasedAndCounted() {
		FlowStatus status = new FlowStatus(ids(100), ids(100), counts(10));
		assertThat(status.complete()).isTrue();
		assertThat(status.missing()).isEmpty();
	}

	@Test
	void namesTheMessagesThatWereNotConsumed() {
		Set<Integer> allButTwo = ids(100);
		allButTwo.remove(13);
		allButTwo.remove(57);
		assertThat(new FlowStatus(allButTwo, ids(100), counts(10)).missing())
			.containsExactly("consumed from test-topic: 98 of 100 messages, without the ids [13, 57]");
	}

	@Test
	void aHundredOfOtherIdsAreNotEnough() {
		Set<Integer> others = IntStream.range(1, 101).boxed().collect(Collectors.toSet());
		assertThat(new FlowStatus(ids(100), others, counts(10)).missing())
			.containsExactly("upper-cased and consumed from output-topic: 99 of 100 messages, without the ids [0]");
	}

	@Test
	void namesTheCountsWhenOneIsShort() {
		Map<String, Long> counts = counts(10);
		counts.put("user_3", 9L);
		FlowStatus status = new FlowStatus(ids(100), ids(100), counts);
		assertThat(status.missing()).singleElement()
			.asString()
			.contains("user_3=9")
			.contains("10 for each of 10 users");
		assertThat(status.countedTooMuch()).isFalse();
	}

	@Test
	void oneTooManyIsNotComplete() {
		Map<String, Long> counts = counts(10);
		counts.put("user_3", 11L);
		FlowStatus status = new FlowStatus(ids(100), ids(100), counts);
		assertThat(status.complete()).isFalse();
		assertThat(status.countedTooMuch()).isTrue();
	}

	private static Set<Integer> ids(int count) {
		return IntStream.range(0, count).boxed().collect(Collectors.toSet());
	}

	private static Map<String, Long> counts(long each) {
		return IntStream.range(0, 10)
			.boxed()
			.collect(Collectors.toMap((user) -> "user_" + user, (user) -> each, Long::sum, TreeMap::new));
	}

}
