package suite.lab.acks;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTests {

	private static final Row PROMISED = Row.ALL.get(0);

	@Test
	void theSameSeedGivesTheSamePlan() {
		assertThat(Plan.of(PROMISED, 7, 3, false, 6)).isEqualTo(Plan.of(PROMISED, 7, 3, false, 6))
			.isNotEqualTo(Plan.of(PROMISED, 8, 3, false, 6));
	}

	@Test
	void tenRoundsOfThePromiseKillAHundredLeaders() {
		assertThat(trials(PROMISED, 10, false)).filteredOn((trial) -> trial.fault().isLeaderKill()).hasSize(100);
	}

	@Test
	void eachRowBeginsWithAWarmUpAndACalmTrial() {
		for (Row row : Row.ALL) {
			List<Trial> trials = trials(row, 3, false);
			assertThat(trials).filteredOn((trial) -> trial.fault() == Fault.CALM)
				.containsExactly(trials.get(0), trials.get(1));
		}
	}

	@Test
	void eachRowKillsLeadersWhenQuickToo() {
		for (Row row : Row.ALL) {
			assertThat(trials(row, 1, true)).anyMatch((trial) -> trial.fault().isLeaderKill());
		}
	}

	@Test
	void trialsAreCountedThroughAndHitPartitionsThatExist() {
		List<Trial> trials = trials(PROMISED, 2, false);
		assertThat(trials).extracting(Trial::number)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 26).boxed().toList());
		assertThat(trials).allMatch((trial) -> trial.partition() >= 0 && trial.partition() < 6);
	}

	private static List<Trial> trials(Row row, int repeat, boolean quick) {
		return Plan.of(row, 1, repeat, quick, 6).stream().flatMap(List::stream).toList();
	}

}
