package suite.lab.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.HdrHistogram.ConcurrentHistogram;

import suite.lab.load.Latency;
import suite.lab.load.Pacer;

/**
 * Sends messages at their pace and takes the time from the intended moment of each until
 * it has arrived at the other end.
 */
final class EndToEndLatency {

	/**
	 * A way that messages go.
	 */
	interface Route extends AutoCloseable {

		/**
		 * Begins to report arrivals, on any thread.
		 * @param arrived gets the id of each message, again if it comes again
		 */
		void onArrival(IntConsumer arrived);

		/**
		 * Sends a message.
		 * @param id its id
		 */
		void send(int id);

		@Override
		void close();

	}

	/**
	 * What came of it.
	 *
	 * @param messages that all arrived, without the warm-up's
	 * @param perSecond how many arrived in a second
	 * @param latency of each
	 */
	record Outcome(int messages, double perSecond, Latency latency) {
	}

	private static final int SIGNIFICANT_DIGITS = 3;

	private final int warmup;

	private final int count;

	private final long patienceMillis;

	private final long[] intended;

	private final boolean[] arrived;

	private final ConcurrentHistogram latencies = new ConcurrentHistogram(SIGNIFICANT_DIGITS);

	private int arrivals;

	private long lastArrival;

	/**
	 * A delivery to be measured once.
	 * @param warmup messages that do not count
	 * @param count messages after them
	 * @param patienceMillis how long the last one may take
	 */
	EndToEndLatency(int warmup, int count, long patienceMillis) {
		this.warmup = warmup;
		this.count = count;
		this.patienceMillis = patienceMillis;
		this.intended = new long[warmup + count];
		this.arrived = new boolean[warmup + count];
	}

	/**
	 * Measures.
	 * @param way how the messages go
	 * @param pacer when each is sent
	 * @throws CountsDifferException when not all arrive
	 */
	Outcome measure(Route way, Pacer pacer) {
		way.onArrival(this::arrived);
		for (int id = 0; id < this.intended.length; id++) {
			long time = pacer.await(id);
			synchronized (this) {
				this.intended[id] = time;
			}
			way.send(id);
		}
		awaitAll();
		synchronized (this) {
			CountsDifferException.require("messages that arrived", this.intended.length, this.arrivals);
			double seconds = (this.lastArrival - this.intended[this.warmup]) / 1e9;
			return new Outcome(this.count, this.count / seconds, Latency.of(this.latencies));
		}
	}

	private synchronized void arrived(int id) {
		if (id < 0 || id >= this.arrived.length || this.arrived[id]) {
			return;
		}
		this.arrived[id] = true;
		this.arrivals++;
		this.lastArrival = System.nanoTime();
		if (id >= this.warmup) {
			this.latencies.recordValue(Math.max(0, this.lastArrival - this.intended[id]));
		}
		notifyAll();
	}

	private synchronized void awaitAll() {
		long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(this.patienceMillis);
		try {
			for (long left = this.patienceMillis; this.arrivals < this.arrived.length
					&& left > 0; left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
				wait(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
