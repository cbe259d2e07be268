package suite.producer.run;

import org.HdrHistogram.Histogram;

/**
 * Latencies in milliseconds, from the intended time of sending to the acknowledgement.
 */
record Latency(double p50Ms, double p95Ms, double p99Ms, double p999Ms, double maxMs) {

	static Latency of(Histogram micros) {
		return new Latency(atPercentile(micros, 50), atPercentile(micros, 95), atPercentile(micros, 99),
				atPercentile(micros, 99.9), micros.getMaxValue() / 1000.0);
	}

	private static double atPercentile(Histogram micros, double percentile) {
		return micros.getValueAtPercentile(percentile) / 1000.0;
	}
}
