package suite.lab.load;

import org.HdrHistogram.AbstractHistogram;
import tools.jackson.databind.JsonNode;

/**
 * A summary of latencies, in milliseconds.
 *
 * @param p50Ms the median
 * @param p95Ms 95th percentile
 * @param p99Ms 99th percentile
 * @param p999Ms 99.9th percentile
 * @param maxMs the greatest
 */
public record Latency(double p50Ms, double p95Ms, double p99Ms, double p999Ms, double maxMs) {

	private static final double NANOS_PER_MILLI = 1e6;

	/**
	 * Of a histogram.
	 * @param nanos of nanoseconds
	 * @return the summary; null of an empty one
	 */
	public static Latency of(AbstractHistogram nanos) {
		if (nanos.getTotalCount() == 0) {
			return null;
		}
		return new Latency(millis(nanos, 50), millis(nanos, 95), millis(nanos, 99), millis(nanos, 99.9),
				nanos.getMaxValue() / NANOS_PER_MILLI);
	}

	/**
	 * Of a run's own report.
	 * @param run what {@code GET /runs/{id}} answers
	 * @return the summary; null where the run has none
	 */
	public static Latency of(JsonNode run) {
		JsonNode latency = run.path("latency");
		if (!latency.path("p50Ms").isNumber()) {
			return null;
		}
		return new Latency(latency.path("p50Ms").asDouble(), latency.path("p95Ms").asDouble(),
				latency.path("p99Ms").asDouble(), latency.path("p999Ms").asDouble(), latency.path("maxMs").asDouble());
	}

	private static double millis(AbstractHistogram nanos, double percentile) {
		return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
	}

}
