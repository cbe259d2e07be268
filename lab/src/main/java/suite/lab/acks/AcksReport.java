package suite.lab.acks;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

import suite.lab.ledger.Delivery;
import suite.lab.machine.Machine;

/**
 * What is reported.
 *
 * @param complete whether all trials were carried out
 * @param machine where
 * @param seed gives the same faults again
 * @param load what was sent
 * @param rows the results
 */
record AcksReport(Instant startedAt, Instant endedAt, boolean complete, Machine machine, long seed, int repeat,
		boolean quick, Load load, List<RowResult> rows) {

	boolean good() {
		return this.complete && this.rows.stream().allMatch((row) -> row.verdict().good());
	}

	void print(PrintStream out) {
		out.printf("%n%-45s %6s %6s %11s %11s %7s %8s %5s %5s  %-22s %-17s %-14s %s%n", "", "faults", "leader", "acked",
				"stored", "LOST", "unacked", "twice", "out of", "faults with loss", "calm p50/p99 ms", "killed: median",
				"verdict");
		out.printf("%-45s %6s %6s %11s %11s %7s %8s %5s %5s  %-22s %-17s %-14s%n", "", "", "kills", "", "", "",
				"stored", "", "order", "(95 % interval)", "", "/ max ms");
		this.rows.forEach((row) -> print(out, row));
		this.rows
			.forEach((row) -> row.verdict().reasons().forEach((reason) -> out.println(row.name() + ": " + reason)));
		out.printf("%n%s%n", this.machine);
	}

	private static void print(PrintStream out, RowResult row) {
		Delivery delivery = row.delivery();
		out.printf("%-45s %6d %6d %,11d %,11d %,7d %,8d %5d %5d  %-22s %-17s %-14s %s%n", row.name(), row.faults(),
				row.leaderKills(), delivery.acked(), delivery.stored(), delivery.lost(), delivery.unackedStored(),
				delivery.duplicates(), delivery.reordered(),
				"%d (%.1f-%.1f %%)".formatted(row.faultsWithLoss(), row.lossPerFault().low() * 100,
						row.lossPerFault().high() * 100),
				(row.calmLatency() != null) ? "%.1f / %.1f".formatted(row.calmLatency().path("p50Ms").asDouble(),
						row.calmLatency().path("p99Ms").asDouble()) : "-",
				row.recovery(), row.verdict().outcome().name().replace('_', ' '));
	}

}
