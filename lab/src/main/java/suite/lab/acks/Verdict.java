package suite.lab.acks;

import java.util.ArrayList;
import java.util.List;

import suite.lab.ledger.Delivery;

/**
 * What the trials of a row say.
 *
 * @param outcome in a word
 * @param reasons what speaks against the row; empty if nothing does
 */
record Verdict(Outcome outcome, List<String> reasons) {

	/** In a word. */
	enum Outcome {

		/** What is promised held. */
		PASS,

		/** What is promised did not hold, or was not put to the test. */
		FAIL,

		/** Nothing is promised, and something was lost. */
		LOSS_SHOWN,

		/** Nothing is promised, and the faults could not show it. */
		FAULT_NOT_STRONG_ENOUGH

	}

	/**
	 * Judges.
	 * @param row the settings
	 * @param trials all of its trials
	 * @return the verdict
	 */
	static Verdict of(Row row, List<TrialResult> trials) {
		List<String> reasons = new ArrayList<>();
		for (TrialResult trial : trials) {
			examine(row, trial, reasons);
		}
		if (trials.stream().noneMatch((trial) -> trial.fault().isLeaderKill())) {
			reasons.add("no leader was killed");
		}
		if (row.promised()) {
			return new Verdict(reasons.isEmpty() ? Outcome.PASS : Outcome.FAIL, List.copyOf(reasons));
		}
		boolean lost = trials.stream().anyMatch((trial) -> trial.delivery().lost() > 0);
		return new Verdict(lost ? Outcome.LOSS_SHOWN : Outcome.FAULT_NOT_STRONG_ENOUGH, List.of());
	}

	boolean good() {
		return this.outcome == Outcome.PASS || this.outcome == Outcome.LOSS_SHOWN;
	}

	private static void examine(Row row, TrialResult trial, List<String> reasons) {
		Delivery delivery = trial.delivery();
		if (!delivery.exact()) {
			reasons.add("trial %d (%s): %d lost, %d duplicates, %d out of order".formatted(trial.number(),
					trial.fault(), delivery.lost(), delivery.duplicates(), delivery.reordered()));
		}
		if (delivery.acked() == 0) {
			reasons.add("trial %d (%s): nothing was acknowledged".formatted(trial.number(), trial.fault()));
		}
		if (trial.fault().isLeaderKill() && trial.leaderChanges() == 0) {
			reasons.add("trial %d (%s): no partition got another leader".formatted(trial.number(), trial.fault()));
		}
		if (trial.fault().measuresRecovery() && trial.unavailableMs() != null
				&& trial.unavailableMs() > row.maxRecoveryMs()) {
			reasons.add("trial %d (%s): unavailable for %.0f ms, more than %d".formatted(trial.number(), trial.fault(),
					trial.unavailableMs(), row.maxRecoveryMs()));
		}
	}

}
