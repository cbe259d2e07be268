package suite.caller;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import suite.failure.RequestException;

/**
 * Each caller's share of places that are bounded for all. Whoever uses it takes one of
 * all places, too: that bounds how many callers are known here. Thread-safe.
 */
public final class CallerPlaces {

	private final int share;

	private final String complaint;

	private final ConcurrentMap<Caller, Integer> taken = new ConcurrentHashMap<>();

	/**
	 * Shares places.
	 * @param all how many there are
	 * @param what they are for, such as {@code runs are running}
	 */
	public CallerPlaces(int all, CallerSettings settings, String what) {
		this.share = settings.of(all);
		this.complaint = "%s %s for this caller, which is its share of %s (suite.callers.share)".formatted(this.share,
				what, all);
	}

	/**
	 * Takes a place of a caller's share.
	 * @throws RequestException {@code 429} if it has all of them
	 */
	public void take(Caller caller) {
		if (!caller.equals(Caller.LOCAL)) {
			this.taken.merge(caller, 1, (before, one) -> {
				if (before >= this.share) {
					throw RequestException.tooMany(this.complaint);
				}
				return before + one;
			});
		}
	}

	/** Gives a place back that was taken. */
	public void giveBack(Caller caller) {
		this.taken.computeIfPresent(caller, (name, count) -> (count > 1) ? count - 1 : null);
	}

	/** How many callers have a place. */
	int callers() {
		return this.taken.size();
	}

}
