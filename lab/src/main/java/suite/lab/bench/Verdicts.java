package suite.lab.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import suite.lab.workload.Target;

/**
 * Holds rows against their targets. What a target asks for and a row does not have is a
 * miss, too.
 */
final class Verdicts {

	private Verdicts() {
	}

	/**
	 * Judges a measured row.
	 * @param row the row
	 * @param target its target
	 * @param others the rows of the report, by their ids
	 * @return the row with its verdict
	 */
	static Row judge(Row row, Target target, Map<String, Row> others) {
		List<String> missed = new ArrayList<>();
		atLeast(missed, "ratio", row.ratio(), target.minRatio());
		atLeast(missed, "messages/s", row.messagesPerSecond(), target.minMessagesPerSecond());
		atMost(missed, "p50 ms", (row.latency() != null) ? row.latency().p50Ms() : null, target.maxP50Ms());
		atMost(missed, "p99 ms", (row.latency() != null) ? row.latency().p99Ms() : null, target.maxP99Ms());
		atMost(missed, "p99 in units of the peer's", p99Ratio(row), target.maxP99Ratio());
		atMost(missed, "time to ready in units of the peer's", row.ratio(), target.maxReadyRatio());
		atMost(missed, "idle MiB", (row.start() != null) ? row.start().idleRssMiB() : null, target.maxIdleRssMiB());
		if (target.than() != null) {
			compare(missed, row, target.than(), others.get(target.than().row()));
		}
		if (missed.isEmpty()) {
			return row;
		}
		String reason = String.join("; ", missed);
		return row.judged(Verdict.MISS, (target.why() != null) ? reason + "; " + target.why() : reason);
	}

	private static Double p99Ratio(Row row) {
		return (row.latency() != null && row.peer() != null && row.peer().latency() != null)
				? row.latency().p99Ms() / row.peer().latency().p99Ms() : null;
	}

	private static void compare(List<String> missed, Row row, Target.Than than, Row other) {
		boolean rates = other != null && other.messagesPerSecond() != null && row.messagesPerSecond() != null;
		atLeast(missed, "messages/s in units of " + than.row(),
				rates ? row.messagesPerSecond() / other.messagesPerSecond() : null, than.minThroughput());
		boolean starts = other != null && other.start() != null && row.start() != null;
		atMost(missed, "time to ready in units of " + than.row(),
				starts ? row.start().readySeconds() / other.start().readySeconds() : null, than.maxReady());
	}

	private static void atLeast(List<String> missed, String what, Double found, Double wanted) {
		if (wanted != null && (found == null || found < wanted)) {
			missed.add(
					"%s %s, wanted at least %s".formatted(what, text(found, wanted, RoundingMode.FLOOR), text(wanted)));
		}
	}

	private static void atMost(List<String> missed, String what, Double found, Double wanted) {
		if (wanted != null && (found == null || found > wanted)) {
			missed.add("%s %s, wanted at most %s".formatted(what, text(found, wanted, RoundingMode.CEILING),
					text(wanted)));
		}
	}

	// What was missed narrowly is rounded away from it: 0.998 is not 1.00.
	private static String text(Double found, Double missed, RoundingMode away) {
		return text(found).equals(text(missed)) ? text(found, away) : text(found);
	}

	private static String text(Double value) {
		return (value != null) ? text(value, RoundingMode.HALF_UP) : "unknown";
	}

	private static String text(double value, RoundingMode rounding) {
		int digits = (Math.abs(value) >= 1000) ? 0 : 2;
		return String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(value).setScale(digits, rounding));
	}

}
