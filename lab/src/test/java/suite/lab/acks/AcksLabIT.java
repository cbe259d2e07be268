package suite.lab.acks;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lab itself, with one leader that is really killed.
 */
class AcksLabIT {

	private static final Row PROMISED = new Row("all", 2, Row.Brokers.SUITE);

	@Test
	void aKilledLeaderTakesNothingAlongUnderAcksAll() {
		AcksOptions options = new AcksOptions(List.of(PROMISED), 1, 1, true, new Load(500, 20, 1000, 0),
				Path.of("target", "acks-lab"), List.of("-XX:TieredStopAtLevel=1"));
		AcksReport report = new AcksLab(options,
				(row) -> List.of(List.of(new Trial(row, 1, Fault.STALL_AND_KILL, 0, 1000, 1000))), System.out)
			.run((soFar) -> {
			});
		RowResult promised = report.rows().get(0);
		assertThat(promised.verdict()).isEqualTo(new Verdict(Verdict.Outcome.PASS, List.of()));
		assertThat(promised.delivery().acked()).isPositive();
	}

}
