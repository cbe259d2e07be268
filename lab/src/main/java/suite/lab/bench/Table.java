package suite.lab.bench;

import java.util.Locale;

import suite.lab.load.Latency;

/**
 * Rows as text, in columns.
 */
final class Table {

	static final String HEAD = String.format("%-22s %11s %8s %8s %8s %8s %7s %6s  %11s %6s %6s  %s", "row", "msg/s",
			"p50 ms", "p95 ms", "p99 ms", "p99.9", "CPU s/M", "MiB", "peer msg/s", "ratio", "spread", "verdict");

	private Table() {
	}

	static String line(Row row) {
		Latency latency = row.latency();
		boolean start = row.start() != null;
		return String.format(Locale.ROOT, "%-22s %11s %8s %8s %8s %8s %7s %6s  %11s %6s %6s  %s%s", row.scenario(),
				start ? "%.2f s".formatted(row.start().readySeconds()) : number(row.messagesPerSecond(), "%,.0f"),
				number((latency != null) ? latency.p50Ms() : null, "%.2f"),
				number((latency != null) ? latency.p95Ms() : null, "%.2f"),
				number((latency != null) ? latency.p99Ms() : null, "%.2f"),
				number((latency != null) ? latency.p999Ms() : null, "%.2f"), number(row.cpuSecondsPerMillion(), "%.2f"),
				number(start ? Double.valueOf(row.start().idleRssMiB()) : row.peakRssMiB(), "%.0f"), peer(row),
				number(row.ratio(), "%.2f"), number(row.spread(), "%.2f"), row.verdict(),
				(row.reason() != null) ? ": " + row.reason() : "");
	}

	private static String peer(Row row) {
		if (row.peer() == null) {
			return "-";
		}
		return (row.peer().start() != null) ? "%.2f s".formatted(row.peer().start().readySeconds())
				: number(row.peer().messagesPerSecond(), "%,.0f");
	}

	private static String number(Double value, String format) {
		return (value != null) ? String.format(Locale.ROOT, format, value) : "-";
	}

}
