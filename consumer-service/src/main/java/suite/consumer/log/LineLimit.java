package suite.consumer.log;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * So many lines in a second, and a count of those left out. Thread-safe.
 */
public class LineLimit {

	private final int linesPerSecond;

	private final AtomicInteger remaining;

	private final LongAdder leftOut = new LongAdder();

	public LineLimit(int linesPerSecond) {
		this.linesPerSecond = linesPerSecond;
		this.remaining = new AtomicInteger(linesPerSecond);
	}

	/**
	 * Takes lines.
	 * @param wanted how many there are to print
	 * @return how many of them may be printed
	 */
	public int take(int wanted) {
		int before = this.remaining.getAndUpdate((remaining) -> Math.max(0, remaining - wanted));
		int granted = Math.min(before, wanted);
		this.leftOut.add(wanted - granted);
		return granted;
	}

	/**
	 * Begins the next second.
	 * @return how many lines were left out since it was last called
	 */
	public long nextSecond() {
		this.remaining.set(this.linesPerSecond);
		return this.leftOut.sumThenReset();
	}

}
