package suite.lab.scenario;

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

	void add(Point point) {
		if (this.first == null && point.count() >= this.warmup) {
			this.first = point;
		}
		// What comes after the last message is waiting, not work.
		if (this.last == null || point.count() > this.last.count()) {
			this.last = point;
		}
	}

	/**
	 * The count of the last look that found more than the one before.
	 */
	long count() {
		return (this.last != null) ? this.last.count() : 0;
	}

	/**
	 * The rate.
	 * @throws IllegalStateException when it was too fast to be seen
	 */
	double perSecond() {
		if (this.first == null || this.last.seconds() <= this.first.seconds()) {
			throw new IllegalStateException("All was over between two looks: take more messages");
		}
		return (this.last.count() - this.first.count()) / (this.last.seconds() - this.first.seconds());
	}

}
