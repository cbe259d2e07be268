package suite.consumer.consumption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers where the end of a partition was at which time. From that it is known for how
 * long a record has been there at least, whatever its timestamp says. Keeps a bounded
 * number of readings, and fewer of the older ones. Used by one thread.
 */
class EndHistory {

	private static final int MAX_READINGS = 64;

	private final List<Reading> readings = new ArrayList<>();

	private record Reading(Instant asOf, long end) {
	}

	/**
	 * Adds a reading.
	 * @param end the offset after the last record there is
	 * @param needed the first offset that anybody will ask for
	 */
	void add(Instant asOf, long end, long needed) {
		if (last() > end) {
			// Another topic of the same name, or a log that was cut.
			this.readings.clear();
		}
		if (last() < end) {
			this.readings.add(new Reading(asOf, end));
		}
		this.readings.removeIf((reading) -> reading.end() <= needed);
		if (this.readings.size() > MAX_READINGS) {
			removeLeastNeeded();
		}
	}

	private long last() {
		return this.readings.isEmpty() ? -1 : this.readings.get(this.readings.size() - 1).end();
	}

	// Without a reading some age is less exact. The older a reading is, the less that
	// matters.
	private void removeLeastNeeded() {
		Instant newest = this.readings.get(this.readings.size() - 1).asOf();
		int least = 1;
		double leastLoss = Double.MAX_VALUE;
		for (int each = 1; each < this.readings.size() - 1; each++) {
			Instant before = this.readings.get(each - 1).asOf();
			double loss = (double) Duration.between(before, this.readings.get(each + 1).asOf()).toMillis()
					/ Duration.between(before, newest).toMillis();
			if (loss < leastLoss) {
				least = each;
				leastLoss = loss;
			}
		}
		this.readings.remove(least);
	}

	/**
	 * For how long there has been a record at an offset, at least.
	 */
	Duration age(long offset, Instant now) {
		return this.readings.stream()
			.filter((reading) -> reading.end() > offset)
			.findFirst()
			.map((reading) -> Duration.between(reading.asOf(), now))
			.orElse(Duration.ZERO);
	}

}
