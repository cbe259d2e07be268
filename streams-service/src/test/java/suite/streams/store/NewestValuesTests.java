package suite.streams.store;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import suite.failure.RequestException;
import suite.streams.store.MeanTopology.Mean;
import suite.streams.topology.WordTopology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NewestValuesTests {

	private static final WordTopology TOPOLOGY = new WordTopology();

	private final QueryMemory memory = new QueryMemory(100_000_000);

	private final QueryWork work = new QueryWork(this.memory, Duration.ofMinutes(1));

	@Test
	void ordersTheNewestWindowFirstAndItsKeysNaturally() {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 10, 10_000);
		counts.add(new WindowKey(1, "b"), 1L);
		counts.add(new WindowKey(2, "b"), 2L);
		counts.add(new WindowKey(2, "a"), 3L);
		assertThat(keys(counts)).containsExactly(new WindowKey(2, "a"), new WindowKey(2, "b"), new WindowKey(1, "b"));
		assertThat(counts.cut()).isNull();
	}

	@Test
	void addsUpTheSameKeyOfSeveralPartitions() {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 1, 10_000);
		counts.add(new WindowKey(1, "a"), 3L);
		counts.add(new WindowKey(1, "a"), 4L);
		assertThat(counts(counts)).containsEntry(new WindowKey(1, "a"), 7L);
		assertThat(counts.cut()).isNull();
	}

	@Test
	void putsOtherValuesTogetherAsTheirTopologyDoesAndKnowsTheirSize() {
		NewestValues means = new NewestValues(new MeanTopology(), this.work, 10, 10_000);
		NewestValues ofOtherPartition = new NewestValues(new MeanTopology(), this.work, 10, 5_000);
		means.add(new WindowKey(1, "a"), new Mean(4, 1));
		ofOtherPartition.add(new WindowKey(1, "a"), new Mean(5, 2));
		means.addAll(ofOtherPartition);
		assertThat(counts(means)).containsEntry(new WindowKey(1, "a"), new Mean(9, 3));
		assertThat(means.write(new Mean(9, 3))).isEqualTo("9/3");
		assertThat(means.show(new Mean(9, 3))).isEqualTo(3.0);
		IntStream.range(0, 10).forEach((i) -> means.add(new WindowKey(2, "b" + i), new Mean(i, 1)));
		assertThat(counts(means)).hasSize(8);
		assertThat(means.cut()).isEqualTo(new WindowKey(2, "b8"));
	}

	@Test
	void isCutAtTheLimitAndSaysWhere() {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 2, 10_000);
		List.of("c", "a", "d", "b").forEach((key) -> counts.add(new WindowKey(1, key), 1L));
		assertThat(keys(counts)).containsExactly(new WindowKey(1, "a"), new WindowKey(1, "b"));
		assertThat(counts.cut()).isEqualTo(new WindowKey(1, "c"));
	}

	@Test
	void isCutWhereItsKeysTakeTooMuchMemory() {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 1000, 1100);
		counts.add(new WindowKey(1, "x".repeat(700)), 1L);
		counts.add(new WindowKey(2, "x".repeat(700)), 1L);
		assertThat(counts(counts)).containsOnlyKeys(new WindowKey(2, "x".repeat(700)));
		assertThat(counts.cut()).isEqualTo(new WindowKey(1, "x".repeat(700)));
	}

	@Test
	void takesNothingFromBehindItsCutEvenIfThereIsRoomAgain() {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 1000, 1100);
		counts.add(new WindowKey(1, "x".repeat(700)), 1L);
		counts.add(new WindowKey(2, "x".repeat(700)), 1L);
		counts.add(new WindowKey(1, "y"), 1L);
		assertThat(counts(counts)).hasSize(1);
	}

	@Test
	void isCutWhereOneOfItsPartsWas() {
		NewestValues cut = new NewestValues(TOPOLOGY, this.work, 1, 10_000);
		cut.add(new WindowKey(2, "a"), 1L);
		cut.add(new WindowKey(2, "c"), 1L);
		NewestValues whole = new NewestValues(TOPOLOGY, this.work, 10, 10_000);
		whole.add(new WindowKey(2, "b"), 1L);
		whole.add(new WindowKey(1, "a"), 1L);
		NewestValues merged = new NewestValues(TOPOLOGY, this.work, 10, 10_000);
		merged.addAll(whole);
		merged.addAll(cut);
		assertThat(counts(merged)).containsOnlyKeys(new WindowKey(2, "a"), new WindowKey(2, "b"));
		assertThat(merged.cut()).isEqualTo(new WindowKey(2, "c"));
	}

	@Test
	void isExactUpToItsCutHoweverItWasPutTogether() {
		Random random = new Random(42);
		for (int round = 0; round < 200; round++) {
			TreeMap<WindowKey, Long> exact = new TreeMap<>();
			List<NewestValues> partitions = IntStream.range(0, 3)
				.mapToObj((partition) -> new NewestValues(TOPOLOGY, this.work, 15, 10_000))
				.toList();
			for (int record = 0; record < 60; record++) {
				WindowKey key = new WindowKey(random.nextInt(10), "user_" + random.nextInt(4));
				partitions.get(random.nextInt(3)).add(key, 1L);
				exact.merge(key, 1L, Long::sum);
			}
			NewestValues merged = new NewestValues(TOPOLOGY, this.work, 15, 10_000);
			partitions.forEach(merged::addAll);
			SortedMap<WindowKey, Long> expected = (merged.cut() != null) ? exact.headMap(merged.cut()) : exact;
			assertThat(counts(merged)).isEqualTo(expected);
			assertThat(counts(merged)).hasSize(Math.min(15, exact.size()));
		}
	}

	@Test
	void takesMemoryAndGivesItBack() {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 1000, 1_000_000);
		counts.add(new WindowKey(1, "x".repeat(200_000)), 1L);
		assertThat(this.memory.taken()).isBetween(200_000L, 300_000L);
		NewestValues merged = new NewestValues(TOPOLOGY, this.work, 1000, 1_000_000);
		merged.addAll(counts);
		assertThat(this.memory.taken()).isBetween(200_000L, 300_000L);
		NewestValues other = new NewestValues(TOPOLOGY, this.work, 1000, 1_000_000);
		other.add(new WindowKey(1, "y".repeat(100_000)), 1L);
		merged.addAll(other);
		assertThat(keys(merged)).hasSize(2);
		assertThat(this.memory.taken()).isBetween(300_000L, 450_000L);
		this.work.close();
		assertThat(this.memory.taken()).isZero();
	}

	@Test
	void endsWhereThereIsNoMemoryLeft() {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 1000, Long.MAX_VALUE);
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> {
			for (long start = 0; start < 1000; start++) {
				counts.add(new WindowKey(start, "x".repeat(200_000)), 1L);
			}
		}).withMessageContaining("suite.streams.query.memory");
		assertThat(this.memory.taken()).isLessThanOrEqualTo(100_000_000);
	}

	@Test
	void endsWhenNobodyWaitsAnyMore() {
		NewestValues counts = new NewestValues(TOPOLOGY, this.work, 1000, 1_000_000);
		this.work.close();
		assertThatExceptionOfType(RequestException.class).isThrownBy(() -> counts.add(new WindowKey(1, "a"), 1L));
		assertThat(this.memory.taken()).isZero();
	}

	private static List<WindowKey> keys(NewestValues counts) {
		return List.copyOf(counts(counts).keySet());
	}

	private static SortedMap<WindowKey, Object> counts(NewestValues counts) {
		TreeMap<WindowKey, Object> all = new TreeMap<>();
		counts.windows()
			.forEach((start, window) -> window.forEach((key, count) -> all.put(new WindowKey(start, key), count)));
		return all;
	}

}
