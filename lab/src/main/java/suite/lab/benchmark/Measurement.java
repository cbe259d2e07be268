package suite.lab.benchmark;

import suite.lab.load.Latency;

/**
 * One measurement of one benchmark. What is null was not measured.
 *
 * @param messages how many it is about, all of them accounted for
 * @param messagesPerSecond or requests; null for the cost of a start
 * @param latency of each of them
 * @param cpuSeconds of the measured process
 * @param brokerCpuSeconds of all brokers
 * @param peakRssMiB resident memory of the measured process
 * @param start the cost of its start
 */
public record Measurement(long messages, Double messagesPerSecond, Latency latency, Double cpuSeconds,
		Double brokerCpuSeconds, Double peakRssMiB, Start start) {

	/**
	 * The cost of a start.
	 *
	 * @param readySeconds from the start of the process until it says that it is ready
	 * @param idleRssMiB resident memory some time later
	 */
	public record Start(double readySeconds, double idleRssMiB) {
	}

	static Measurement ofPeer(long messages, double messagesPerSecond, Latency latency) {
		return new Measurement(messages, messagesPerSecond, latency, null, null, null, null);
	}

	static Measurement ofStart(double readySeconds, double idleRssMiB) {
		return new Measurement(1, null, null, null, null, null, new Start(readySeconds, idleRssMiB));
	}

}
