package suite.caller;

import java.util.concurrent.Semaphore;

import suite.failure.RequestException;

/**
 * Places that are bounded for all callers together, and for each of them. Nobody waits
 * for one. Thread-safe.
 */
public final class Places {

	private final Semaphore all;

	private final CallerPlaces shares;

	private final String complaint;

	/**
	 * Makes places.
	 * @param max how many there are
	 * @param what they are for, such as {@code uploads are running}
	 * @param setting that says how many there are
	 */
	public Places(int max, CallerSettings settings, String what, String setting) {
		this.all = new Semaphore(max);
		this.shares = new CallerPlaces(max, settings, what);
		this.complaint = "%s %s, which is the most (%s)".formatted(max, what, setting);
	}

	/**
	 * Takes a place, which {@link #giveBack} gives back.
	 * @throws RequestException {@code 503} if there is none, {@code 429} if the caller
	 * has its share
	 */
	public void take(Caller caller) {
		this.shares.take(caller);
		if (!this.all.tryAcquire()) {
			this.shares.giveBack(caller);
			throw RequestException.unavailable(this.complaint);
		}
	}

	/** Gives a place back that a caller has taken. */
	public void giveBack(Caller caller) {
		this.all.release();
		this.shares.giveBack(caller);
	}

	/** Places that are free. */
	public int free() {
		return this.all.availablePermits();
	}

}
