package suite.streams.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import suite.failure.RequestException;
import suite.streams.query.LocalAnswer.Count;
import suite.streams.query.WindowedCounts.Source;
import suite.streams.topology.WordTopology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GatheringTests {

	private static final WordTopology TOPOLOGY = new WordTopology();

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private static final Assignment ASSIGNMENT = new Assignment(Map.of("a:1", Set.of(0, 1), "b:1", Set.of(2)),
			Map.of("a:1", Set.of(2), "b:1", Set.of(0)));

	private final QueryWork work = new QueryWork(new QueryMemory(1_000_000), Duration.ofMinutes(1));

	private final Gathering gathering = new Gathering(3, new NewestCounts(TOPOLOGY, this.work, 10, 10_000));

	@Test
	void isCompleteWhenEachPartitionCameFromItsOwner() {
		assertThat(this.gathering.toAsk(Role.ACTIVE, ASSIGNMENT))
			.isEqualTo(Map.of("a:1", Set.of(0, 1), "b:1", Set.of(2)));
		this.gathering.answered("a:1", Role.ACTIVE, counts(List.of(0, 1), 0L, new Count(0, "x", 1L)));
		this.gathering.answered("b:1", Role.ACTIVE,
				counts(List.of(2), 0L, new Count(300_000, "y", 2L), new Count(0, "x", 3L)));
		assertThat(this.gathering.isDone()).isTrue();
		WindowedCounts answer = this.gathering.finish(WINDOW, "RUNNING");
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
		NewestCounts means = new NewestCounts(topology, this.work, 10, 10_000);
		means.add(new WindowKey(0, "x"), new MeanTopology.Mean(9, 2));
		Gathering ofMeans = new Gathering(1, new NewestCounts(topology, this.work, 10, 10_000));
		ofMeans.answered("a:1", Role.ACTIVE, new LocalCounts(List.of(0), 0L, List.of(), null, means));
		assertThat(ofMeans.finish(WINDOW, "RUNNING").windows()).singleElement()
			.satisfies((window) -> assertThat(window.counts()).isEqualTo(Map.of("x", 4.5)));
	}

	@Test
	void asksForTheCopyOfWhatIsMissingAndSaysSo() {
		this.gathering.answered("a:1", Role.ACTIVE, counts(List.of(0, 1), 0L));
		this.gathering.failed("b:1", "no connection");
		assertThat(this.gathering.toAsk(Role.ACTIVE, ASSIGNMENT)).isEmpty();
		assertThat(this.gathering.toAsk(Role.STANDBY, ASSIGNMENT)).isEqualTo(Map.of("a:1", Set.of(2)));
		this.gathering.answered("a:1", Role.STANDBY, counts(List.of(2), 7L));
		WindowedCounts answer = this.gathering.finish(WINDOW, "RUNNING");
		assertThat(answer.complete()).isFalse();
		assertThat(answer.reasons()).containsExactly("b:1 does not answer: no connection",
				"partitions [2] come from the copy on a:1, which may be 7 changelog offsets behind");
	}

	@Test
	void asksNoOneTwiceForAPartition() {
		Assignment overlapping = new Assignment(Map.of("a:1", Set.of(0, 1), "b:1", Set.of(1, 2)), Map.of());
		assertThat(this.gathering.toAsk(Role.ACTIVE, overlapping))
			.isEqualTo(Map.of("a:1", Set.of(0, 1), "b:1", Set.of(2)));
	}

	@Test
	void isNotCompleteWithoutAPartition() {
		this.gathering.answered("a:1", Role.ACTIVE, counts(List.of(0, 1), 0L, new Count(0, "x", 1L)));
		WindowedCounts answer = this.gathering.finish(WINDOW, "RUNNING");
		assertThat(answer.complete()).isFalse();
		assertThat(answer.reasons()).containsExactly("partitions [2] are with no instance that can be read now");
	}

	@Test
	void isNotCompleteWhenCut() {
		this.gathering.answered("a:1", Role.ACTIVE,
				cut(new WindowKey(0, "b"), new WindowKey(300_000, "a"), new WindowKey(0, "a")));
		WindowedCounts answer = this.gathering.finish(WINDOW, "RUNNING");
		assertThat(answer.complete()).isFalse();
		assertThat(answer.windows()).hasSize(2);
		assertThat(answer.reasons()).singleElement()
			.asString()
			.startsWith("cut at limit: all from key 'b' in the window of 1970-01-01T00:00:00Z on");
	}

	@Test
	void doesNotAnswerWhileAPartIsBeingRestored() {
		this.gathering.answered("a:1", Role.ACTIVE, counts(List.of(0, 1), 0L, new Count(0, "x", 1L)));
		this.gathering.answered("b:1", Role.ACTIVE, restoring());
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> this.gathering.finish(WINDOW, "RUNNING"))
			.withMessage("The counts are not complete yet: b:1 is restoring 10 of 20");
	}

	@Test
	void answersWhenWhatWasRestoredHasCome() {
		this.gathering.answered("b:1", Role.ACTIVE, restoring());
		this.gathering.answered("a:1", Role.ACTIVE, counts(List.of(0, 1), 0L));
		this.gathering.answered("b:1", Role.ACTIVE, counts(List.of(2), 0L));
		assertThat(this.gathering.finish(WINDOW, "RUNNING").complete()).isTrue();
	}

	@Test
	void doesNotAnswerWithoutAnyPartition() {
		this.gathering.failed("a:1", "no connection");
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> this.gathering.finish(WINDOW, "RUNNING"))
			.withMessageContaining("a:1 does not answer: no connection");
	}

	private LocalCounts counts(List<Integer> partitions, Long lag, Count... counts) {
		NewestCounts newest = new NewestCounts(TOPOLOGY, this.work, 10, 10_000);
		List.of(counts).forEach((count) -> newest.add(new WindowKey(count.start(), count.key()), count.count()));
		return new LocalCounts(partitions, lag, List.of(), null, newest);
	}

	private LocalCounts cut(WindowKey cut, WindowKey... keys) {
		LocalCounts counts = counts(List.of(0, 1, 2), 0L);
		List.of(keys).forEach((key) -> counts.counts().add(key, 1L));
		counts.counts().cutBefore(cut);
		return counts;
	}

	private LocalCounts restoring() {
		return new LocalCounts(List.of(), null, List.of(2), "restoring 10 of 20",
				new NewestCounts(TOPOLOGY, this.work, 10, 10_000));
	}

}
