package suite.lab.acks;

import java.util.List;
import java.util.stream.DoubleStream;

import tools.jackson.databind.JsonNode;

import suite.lab.ledger.Delivery;

/**
 * A row of the table.
 *
 * @param faults how many trials had a fault
 * @param leaderKills how many of them killed a leader
 * @param delivery of all messages
 * @param faultsWithLoss how many faults lost something
 * @param lossPerFault the 95 % interval of the share of faults that lose something. There
 * is none for messages: those that one fault loses are lost together
 * @param calmLatency without a fault
 * @param recoveryMs how long each leader kill that is measured kept a partition away
 * @param maxRecoveryMs what is allowed
 */
record RowResult(String name, Row row, boolean promised, int faults, int leaderKills, Delivery delivery,
		int faultsWithLoss, Wilson lossPerFault, JsonNode calmLatency, List<Double> recoveryMs, long maxRecoveryMs,
		Verdict verdict, List<TrialResult> trials) {

	static RowResult of(Row row, List<TrialResult> trials) {
		List<TrialResult> faults = trials.stream().filter((trial) -> trial.fault() != Fault.CALM).toList();
		int withLoss = (int) faults.stream().filter((trial) -> trial.delivery().lost() > 0).count();
		return new RowResult(row.toString(), row, row.promised(), faults.size(),
				(int) faults.stream().filter((trial) -> trial.fault().isLeaderKill()).count(),
				trials.stream().map(TrialResult::delivery).reduce(Delivery.NONE, Delivery::plus), withLoss,
				Wilson.of(withLoss, faults.size()),
				trials.stream()
					.filter((trial) -> trial.fault() == Fault.CALM)
					.reduce((warmUp, calm) -> calm)
					.map(TrialResult::latency)
					.orElse(null),
				faults.stream()
					.filter((trial) -> trial.fault().measuresRecovery() && trial.unavailableMs() != null)
					.map(TrialResult::unavailableMs)
					.sorted()
					.toList(),
				row.maxRecoveryMs(), Verdict.of(row, trials), List.copyOf(trials));
	}

	String recovery() {
		DoubleStream all = this.recoveryMs.stream().mapToDouble(Double::doubleValue);
		return this.recoveryMs.isEmpty() ? "-"
				: "%.0f / %.0f".formatted(this.recoveryMs.get(this.recoveryMs.size() / 2), all.max().orElseThrow());
	}

}
