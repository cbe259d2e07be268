package suite.streams.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import suite.failure.RequestException;
import suite.streams.query.WindowedCounts.Source;
import suite.streams.store.LocalAnswer;
import suite.streams.store.MeanTopology;
import suite.streams.store.NewestValues;
import suite.streams.store.QueryMemory;
import suite.streams.store.QueryWork;
import suite.streams.store.Role;
import suite.streams.store.WindowKey;
import suite.streams.topology.WordTopology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GatheredAnswerTests {

	private static final WordTopology TOPOLOGY = new WordTopology();

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private static final Assignment ASSIGNMENT = new Assignment(Map.of("a:1", Set.of(0, 1), "b:1", Set.of(2)),
			Map.of("a:1", Set.of(2), "b:1", Set.of(0)));

	private final QueryWork work = new QueryWork(new QueryMemory(1_000_000), Duration.ofMinutes(1));

	private final GatheredAnswer gathered = new GatheredAnswer(3, new NewestValues(TOPOLOGY, this.work, 10, 10_000));

	@Test
	void isCompleteWhenEachPartitionCameFromItsOwner() {
		assertThat(this.gathered.toAsk(Role.ACTIVE, ASSIGNMENT))
			.isEqualTo(Map.of("a:1", Set.of(0, 1), "b:1", Set.of(2)));
		answered(this.gathered, "a:1", Role.ACTIVE, counts(List.of(0, 1), 0L, new Count(0, "x", 1)));
		answered(this.gathered, "b:1", Role.ACTIVE,
				counts(List.of(2), 0L, new Count(300_000, "y", 2), new Count(0, "x", 3)));
		assertThat(this.gathered.isDone()).isTrue();
		WindowedCounts answer = this.gathered.finish(WINDOW, "RUNNING");
		assertThat(answer.complete()).isTrue();
		assertThat(answer.reasons()).isNull();
		assertThat(answer.windows()).extracting((window) -> window.start() + " " + window.end() + " " + window.counts())
			.containsExactly("1970-01-01T00:05:00Z 1970-01-01T00:10:00Z {y=2}",
					"1970-01-01T00:00:00Z 1970-01-01T00:05:00Z {x=4}");
		assertThat(answer.sources()).containsExactly(new Source("a:1", "active", List.of(0, 1), 0L),
				new Source("b:1", "active", List.of(2), 0L));
	}

	@Test
	void showsValuesAsTheirTopologyDoes() {
		MeanTopology topology = new MeanTopology();
		NewestValues means = new NewestValues(topology, this.work, 10, 10_000);
		means.add(new WindowKey(0, "x"), new MeanTopology.Mean(9, 2));
		GatheredAnswer ofMeans = new GatheredAnswer(1, new NewestValues(topology, this.work, 10, 10_000));
		answered(ofMeans, "a:1", Role.ACTIVE, new LocalAnswer(List.of(0), 0L, List.of(), null, means));
		assertThat(ofMeans.finish(WINDOW, "RUNNING").windows()).singleElement()
			.satisfies((window) -> assertThat(window.counts()).isEqualTo(Map.of("x", 4.5)));
	}

	@Test
	void asksForTheCopyOfWhatIsMissingAndSaysSo() {
		answered(this.gathered, "a:1", Role.ACTIVE, counts(List.of(0, 1), 0L));
		failed("b:1", "no connection");
		assertThat(this.gathered.toAsk(Role.ACTIVE, ASSIGNMENT)).isEmpty();
		assertThat(this.gathered.toAsk(Role.STANDBY, ASSIGNMENT)).isEqualTo(Map.of("a:1", Set.of(2)));
		answered(this.gathered, "a:1", Role.STANDBY, counts(List.of(2), 7L));
		WindowedCounts answer = this.gathered.finish(WINDOW, "RUNNING");
		assertThat(answer.complete()).isFalse();
		assertThat(answer.reasons()).containsExactly("b:1 does not answer: no connection",
				"partitions [2] come from the copy on a:1, which may be 7 changelog offsets behind");
	}

	@Test
	void asksNoOneTwiceForAPartition() {
		Assignment overlapping = new Assignment(Map.of("a:1", Set.of(0, 1), "b:1", Set.of(1, 2)), Map.of());
		assertThat(this.gathered.toAsk(Role.ACTIVE, overlapping))
			.isEqualTo(Map.of("a:1", Set.of(0, 1), "b:1", Set.of(2)));
	}

	@Test
	void isNotCompleteWithoutAPartition() {
		answered(this.gathered, "a:1", Role.ACTIVE, counts(List.of(0, 1), 0L, new Count(0, "x", 1)));
		WindowedCounts answer = this.gathered.finish(WINDOW, "RUNNING");
		assertThat(answer.complete()).isFalse();
		assertThat(answer.reasons()).containsExactly("partitions [2] are with no instance that can be read now");
	}

	@Test
	void isNotCompleteWhenCut() {
		answered(this.gathered, "a:1", Role.ACTIVE,
				cut(new WindowKey(0, "b"), new WindowKey(300_000, "a"), new WindowKey(0, "a")));
		WindowedCounts answer = this.gathered.finish(WINDOW, "RUNNING");
		assertThat(answer.complete()).isFalse();
		assertThat(answer.windows()).hasSize(2);
		assertThat(answer.reasons()).singleElement()
			.asString()
			.startsWith("cut at limit: all from key 'b' in the window of 1970-01-01T00:00:00Z on");
	}

	@Test
	void doesNotAnswerWhileAPartIsBeingRestored() {
		answered(this.gathered, "a:1", Role.ACTIVE, counts(List.of(0, 1), 0L, new Count(0, "x", 1)));
		answered(this.gathered, "b:1", Role.ACTIVE, restoring());
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> this.gathered.finish(WINDOW, "RUNNING"))
			.withMessage("The counts are not complete yet: b:1 is restoring 10 of 20");
	}

	@Test
	void answersWhenWhatWasRestoredHasCome() {
		answered(this.gathered, "b:1", Role.ACTIVE, restoring());
		answered(this.gathered, "a:1", Role.ACTIVE, counts(List.of(0, 1), 0L));
		answered(this.gathered, "b:1", Role.ACTIVE, counts(List.of(2), 0L));
		assertThat(this.gathered.finish(WINDOW, "RUNNING").complete()).isTrue();
	}

	@Test
	void doesNotAnswerWithoutAnyPartition() {
		failed("a:1", "no connection");
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> this.gathered.finish(WINDOW, "RUNNING"))
			.withMessageContaining("a:1 does not answer: no connection");
	}

	private static void answered(GatheredAnswer gathered, String address, Role role, LocalAnswer answer) {
		gathered.add(List.of(Reply.answer(address, role, answer)));
	}

	private void failed(String address, String reason) {
		this.gathered.add(List.of(Reply.failure(address, Role.ACTIVE, reason)));
	}

	private LocalAnswer counts(List<Integer> partitions, Long lag, Count... counts) {
		NewestValues newest = new NewestValues(TOPOLOGY, this.work, 10, 10_000);
		List.of(counts).forEach((count) -> newest.add(new WindowKey(count.start(), count.key()), count.count()));
		return new LocalAnswer(partitions, lag, List.of(), null, newest);
	}

	private LocalAnswer cut(WindowKey cut, WindowKey... keys) {
		LocalAnswer counts = counts(List.of(0, 1, 2), 0L);
		List.of(keys).forEach((key) -> counts.counts().add(key, 1L));
		counts.counts().cutBefore(cut);
		return counts;
	}

	private LocalAnswer restoring() {
		return new LocalAnswer(List.of(), null, List.of(2), "restoring 10 of 20",
				new NewestValues(TOPOLOGY, this.work, 10, 10_000));
	}

	private record Count(long start, String key, long count) {
	}

}
