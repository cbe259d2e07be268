package suite.lab.bench;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import suite.lab.bench.Row.Pair;
import suite.lab.bench.Row.Peer;
import suite.lab.load.Latency;
import suite.lab.benchmark.Measurement;
import suite.lab.workload.Workload;

/**
 * Makes a row of pairs: medians, which one disturbed pair does not move.
 */
final class Rows {

	private static final double MILLION = 1e6;

	private Rows() {
	}

	static Row of(Workload workload, String peer, List<Pair> pairs) {
		List<Measurement> suite = pairs.stream().map(Pair::suite).toList();
		List<Measurement> peers = pairs.stream().map(Pair::peer).filter(Objects::nonNull).toList();
		List<Double> ratios = pairs.stream().map(Pair::ratio).filter(Objects::nonNull).toList();
		Double rate = median(suite, Measurement::messagesPerSecond);
		return new Row(workload.id(), rate, latency(suite), perMillion(suite, Measurement::cpuSeconds),
				perMillion(suite, Measurement::brokerCpuSeconds), max(suite, Measurement::peakRssMiB), start(suite),
				workload.promise(),
				(peer != null)
						? new Peer(peer, median(peers, Measurement::messagesPerSecond), latency(peers), start(peers))
						: null,
				median(ratios), spread(ratios.isEmpty() ? values(suite, Measurement::messagesPerSecond) : ratios),
				Verdict.PASS, null, pairs);
	}

	static Double median(List<Double> values) {
		if (values.isEmpty()) {
			return null;
		}
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	private static Double median(List<Measurement> measurements, Function<Measurement, Double> value) {
		return median(values(measurements, value));
	}

	private static List<Double> values(List<Measurement> measurements, Function<Measurement, Double> value) {
		return measurements.stream().map(value).filter(Objects::nonNull).toList();
	}

	private static Double perMillion(List<Measurement> measurements, Function<Measurement, Double> seconds) {
		return median(measurements.stream()
			.filter((measurement) -> seconds.apply(measurement) != null)
			.map((measurement) -> seconds.apply(measurement) / measurement.messages() * MILLION)
			.toList());
	}

	private static Double max(List<Measurement> measurements, Function<Measurement, Double> value) {
		return values(measurements, value).stream().max(Double::compare).orElse(null);
	}

	private static Measurement.Start start(List<Measurement> measurements) {
		List<Measurement.Start> starts = measurements.stream()
			.map(Measurement::start)
			.filter(Objects::nonNull)
			.toList();
		return starts.isEmpty() ? null
				: new Measurement.Start(median(starts.stream().map(Measurement.Start::readySeconds).toList()),
						median(starts.stream().map(Measurement.Start::idleRssMiB).toList()));
	}

	private static Latency latency(List<Measurement> measurements) {
		List<Latency> all = measurements.stream().map(Measurement::latency).filter(Objects::nonNull).toList();
		return all.isEmpty() ? null : new Latency(of(all, Latency::p50Ms), of(all, Latency::p95Ms),
				of(all, Latency::p99Ms), of(all, Latency::p999Ms), of(all, Latency::maxMs));
	}

	private static double of(List<Latency> all, ToDoubleFunction<Latency> percentile) {
		return median(all.stream().mapToDouble(percentile).boxed().toList());
	}

	private static Double spread(List<Double> values) {
		if (values.size() < 2) {
			return null;
		}
		double least = values.stream().min(Double::compare).orElseThrow();
		double greatest = values.stream().max(Double::compare).orElseThrow();
		return (greatest - least) / median(values);
	}

}
