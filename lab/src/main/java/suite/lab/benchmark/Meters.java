package suite.lab.benchmark;

import suite.lab.load.Latency;
import suite.lab.machine.Usage;
import suite.lab.machine.UsageMeter;

/**
 * What a service and the brokers use while something is measured; unknown where they are
 * not on this machine.
 */
final class Meters implements AutoCloseable {

	private final UsageMeter service;

	private final UsageMeter brokers;

	/**
	 * Begins to measure.
	 * @param service the service's process; 0 if it runs elsewhere
	 * @param brokers the brokers' processes; none if they run elsewhere
	 */
	Meters(long service, long... brokers) {
		this.service = (service != 0) ? UsageMeter.of(service) : null;
		this.brokers = (brokers.length > 0) ? UsageMeter.of(brokers) : null;
	}

	/**
	 * Begins anew, after a warm-up: the processor time so far does not count, the
	 * greatest memory does.
	 */
	void restart() {
		if (this.service != null) {
			this.service.restart();
		}
		if (this.brokers != null) {
			this.brokers.restart();
		}
	}

	Measurement measurement(long messages, double messagesPerSecond, Latency latency) {
		Usage usage = (this.service != null) ? this.service.usage() : null;
		return new Measurement(messages, messagesPerSecond, latency, (usage != null) ? usage.cpuSeconds() : null,
				(this.brokers != null) ? this.brokers.usage().cpuSeconds() : null,
				(usage != null) ? usage.peakRssMiB() : null, null);
	}

	@Override
	public void close() {
		if (this.service != null) {
			this.service.close();
		}
		if (this.brokers != null) {
			this.brokers.close();
		}
	}

}
