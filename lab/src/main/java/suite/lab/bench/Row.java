package suite.lab.bench;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import suite.lab.load.Latency;
import suite.lab.benchmark.Measurement;

/**
 * A row of the report. What is null was not measured.
 *
 * @param scenario its id
 * @param messagesPerSecond the median over the pairs; requests where each carries one
 * @param latency the median of each percentile over the pairs
 * @param cpuSecondsPerMillion of the service, for a million messages
 * @param brokerCpuSecondsPerMillion of all brokers, for a million messages
 * @param peakRssMiB of the service, the greatest of the pairs
 * @param start the cost of a start, median over the pairs
 * @param promise the case's, in its words
 * @param peer what it is compared with
 * @param ratio suite ÷ peer in messages per second, the median over the pairs; for a
 * start in seconds to ready
 * @param spread greatest − least ratio over the pairs, in units of the median (without a
 * peer: of messages per second); null for a single pair
 * @param verdict what is said of it
 * @param reason why it is not a PASS
 * @param pairs each pair as it was measured
 */
record Row(String scenario, Double messagesPerSecond, Latency latency, Double cpuSecondsPerMillion,
		Double brokerCpuSecondsPerMillion, Double peakRssMiB, Measurement.Start start, String promise, Peer peer,
		Double ratio, Double spread, Verdict verdict, String reason, List<Pair> pairs) {

	/**
	 * The peer's part of a row.
	 *
	 * @param name what it is
	 */
	record Peer(String name, Double messagesPerSecond, Latency latency, Measurement.Start start) {
	}

	/**
	 * One after the other.
	 *
	 * @param suite the suite's figures
	 * @param peer the peer's, null without one
	 */
	record Pair(Measurement suite, @JsonProperty("peer") Measurement peer) {

		Double ratio() {
			if (this.peer == null) {
				return null;
			}
			return (this.suite.start() != null) ? this.suite.start().readySeconds() / this.peer.start().readySeconds()
					: this.suite.messagesPerSecond() / this.peer.messagesPerSecond();
		}

	}

	static Row without(String id, String promise, Verdict verdict, String reason) {
		return new Row(id, null, null, null, null, null, null, promise, null, null, null, verdict, reason, List.of());
	}

	Row judged(Verdict verdict, String reason) {
		return new Row(this.scenario, this.messagesPerSecond, this.latency, this.cpuSecondsPerMillion,
				this.brokerCpuSecondsPerMillion, this.peakRssMiB, this.start, this.promise, this.peer, this.ratio,
				this.spread, verdict, reason, this.pairs);
	}

}
