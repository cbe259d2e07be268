package suite.lab.acks;

import java.util.List;

import org.junit.jupiter.api.Test;

import suite.lab.ledger.Delivery;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTests {

	private static final Row PROMISED = new Row("all", 2, Row.Brokers.SUITE);

	private static final Row LEADER_ONLY = new Row("1", 2, Row.Brokers.SUITE);

	private static final Delivery EXACT = new Delivery(10, 10, 0, 0, 0, 0);

	private static final Delivery LOST = new Delivery(10, 9, 1, 0, 0, 0);

	@Test
	void passesWhenNothingIsMissingTwiceOrOutOfOrder() {
		assertThat(verdict(PROMISED, kill(EXACT, 3000, 2))).isEqualTo(Verdict.Outcome.PASS);
	}

	@Test
	void failsForOneMessageLostTwiceOrOutOfOrder() {
		for (Delivery wrong : List.of(LOST, new Delivery(10, 10, 0, 0, 1, 0), new Delivery(10, 10, 0, 0, 0, 1))) {
			assertThat(verdict(PROMISED, kill(EXACT, 3000, 2), kill(wrong, 3000, 2))).isEqualTo(Verdict.Outcome.FAIL);
		}
	}

	@Test
	void isNoPassWhenTheFaultDidNotHit() {
		assertThat(verdict(PROMISED, kill(EXACT, 3000, 0))).isEqualTo(Verdict.Outcome.FAIL);
		assertThat(verdict(PROMISED)).isEqualTo(Verdict.Outcome.FAIL);
		assertThat(verdict(PROMISED, kill(Delivery.NONE, 3000, 2))).isEqualTo(Verdict.Outcome.FAIL);
	}

	@Test
	void failsWhenThePartitionIsAwayTooLong() {
		assertThat(verdict(PROMISED, kill(EXACT, 5001, 2))).isEqualTo(Verdict.Outcome.FAIL);
		assertThat(verdict(new Row("all", 2, Row.Brokers.KAFKA), kill(EXACT, 5001, 2))).isEqualTo(Verdict.Outcome.PASS);
	}

	@Test
	void lossIsShownWhereNothingIsPromised() {
		assertThat(verdict(LEADER_ONLY, kill(EXACT, 3000, 2), kill(LOST, 3000, 2)))
			.isEqualTo(Verdict.Outcome.LOSS_SHOWN);
	}

	@Test
	void nothingLostWhereNothingIsPromisedIsAWeakFaultAndNoSuccess() {
		Verdict verdict = Verdict.of(LEADER_ONLY, List.of(kill(EXACT, 3000, 2)));
		assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FAULT_NOT_STRONG_ENOUGH);
		assertThat(verdict.good()).isFalse();
	}

	private static Verdict.Outcome verdict(Row row, TrialResult... trials) {
		return Verdict.of(row, List.of(trials)).outcome();
	}

	private static TrialResult kill(Delivery delivery, double unavailableMs, int leaderChanges) {
		return new TrialResult(1, Fault.KILL, 0, 1, false, 10, 0, delivery, unavailableMs, 0, leaderChanges, null,
				List.of(), List.of(), List.of(), List.of());
	}

}
