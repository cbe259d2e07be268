package suite.lab.workload;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class WorkloadsTests {

	private static final Path SHIPPED = Path.of("workloads");

	@Test
	void theShippedFilesHaveTheRowsThatAreSpokenOf() {
		assertThat(Workloads.read(SHIPPED, false)).extracting(Workload::id)
			.contains("producer-1", "producer-1-loop", "producer-paced-1k", "producer-paced-10k", "producer-paced-100k",
					"producer-10", "acks-all", "acks-1", "acks-0", "consumer-1", "consumer-10", "streams-eos",
					"streams-alo", "post-1", "post-16", "post-64", "ndjson", "e2e-messages", "e2e-texts");
	}

	@Test
	void aTargetInComparisonNamesARowBeforeIt() {
		List<Workload> all = Workloads.read(SHIPPED, false);
		for (int i = 0; i < all.size(); i++) {
			Target.Than than = all.get(i).target().than();
			if (than != null) {
				assertThat(all.subList(0, i)).extracting(Workload::id).contains(than.row());
			}
		}
	}

	@Test
	void aQuickRunIsShorter() {
		Workload full = only(Workloads.read(SHIPPED, false), "producer-1");
		Workload quick = only(Workloads.read(SHIPPED, true), "producer-1");
		assertThat(quick.pairs()).isLessThan(full.pairs());
		assertThat(((Scenario.Produce) quick.scenario()).count())
			.isLessThan(((Scenario.Produce) full.scenario()).count());
		assertThat(Workloads.read(SHIPPED, true)).extracting(Workload::id).doesNotContain("growth-partitions-50");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"- {id: a, pairs: 1, pears: 2, scenario: {kind: consume, partitions: 1, warmup: 1, count: 1}}",
			"- {id: a, pairs: 1, scenario: {kind: consume, partitions: 1, warmup: 1, count: 1, rate: 3}}",
			"- {id: a, pairs: 1, scenario: {kind: consume, partitions: 1, warmup: 1}}",
			"- {id: a, pairs: 1.5, scenario: {kind: consume, partitions: 1, warmup: 1, count: 1}}",
			"- {id: a, pairs: 0, scenario: {kind: consume, partitions: 1, warmup: 1, count: 1}}",
			"- {id: a b, pairs: 1, scenario: {kind: consume, partitions: 1, warmup: 1, count: 1}}",
			"- {id: a, pairs: 1, scenario: {kind: guess}}", "- {id: a, pairs: 1}",
			"- {id: a, pairs: 1, scenario: {kind: produce, partitions: 1, warmup: 0, count: 1, acks: some}}",
			"- {id: a, pairs: 1, scenario: {kind: produce, partitions: 1, freshWarmup: -1, warmup: 0, count: 1, acks: all}}",
			"- {id: a, pairs: 1, scenario: {kind: produce, partitions: 1, warmup: 0, count: 1, acks: all, peer: some}}",
			"- {id: a, pairs: 1, scenario: {kind: produce, partitions: 1, warmup: 0, count: 1, acks: all, peer: loop, rate: 1}}",
			"- {id: a, pairs: 1, scenario: {kind: consume, partitions: 1, concurrency: 0, warmup: 1, count: 1}}",
			"- {id: a, pairs: 1, scenario: {kind: cost, service: producer, jdk: 17, aotCache: true, idle: PT1S}}" })
	void whatIsNotUnderstoodIsRefused(String yaml) {
		assertThatException().isThrownBy(() -> Workloads.parse(yaml));
	}

	private static Workload only(List<Workload> all, String id) {
		return all.stream().filter((workload) -> workload.id().equals(id)).collect(Collectors.toList()).get(0);
	}

}
