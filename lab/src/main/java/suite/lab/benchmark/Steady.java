package suite.lab.benchmark;

/**
 * The rate after a warm-up, from a growing count that is looked at now and then: from the
 * first look that finds the warm-up over to the last one.
 */
final class Steady {

	/**
	 * A look.
	 *
	 * @param seconds its time, on any clock
	 * @param count how many there were
	 */
	record Point(double seconds, long count) {
	}

	private final long warmup;

	private Point first;

	private Point last;

	Steady(long warmup) {
		this.warmup = warmup;
	}

	/**
	 * Takes a look into account.
	 * @return whether it is the one that finds the warm-up over
	 */
	boolean add(Point point) {
		boolean warm = this.first == null && point.count() >= this.warmup;
		if (warm) {
			this.first = point;
		}
		// What comes after the last message is waiting, not work.
		if (this.last == null || point.count() > this.last.count()) {
			this.last = point;
		}
		return warm;
	}

	/**
	 * The count of the last look that found more than the one before.
	 */
	long count() {
		return (this.last != null) ? this.last.count() : 0;
	}

	/**
	 * How many of them the rate is about: those that came after the warm-up.
	 */
	long counted() {
		return (this.first != null) ? this.last.count() - this.first.count() : 0;
	}

	/**
	 * The rate.
	 * @throws IllegalStateException when it was too fast to be seen
	 */
	double perSecond() {
		if (this.first == null || this.last.seconds() <= this.first.seconds()) {
			throw new IllegalStateException("All was over between two looks: take more messages");
		}
		return counted() / (this.last.seconds() - this.first.seconds());
	}

}
