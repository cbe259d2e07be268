package suite.log;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * So many lines in a time, such as a second, and a count of those left out. Whoever uses
 * it says when the next time begins. Thread-safe.
 */
public class LineLimit {

	private final int lines;

	private final AtomicInteger remaining;

	private final LongAdder leftOut = new LongAdder();

	public LineLimit(int lines) {
		this.lines = lines;
		this.remaining = new AtomicInteger(lines);
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
	 * Begins the next time.
	 * @return how many lines were left out since it was last called
	 */
	public long next() {
		this.remaining.set(this.lines);
		return this.leftOut.sumThenReset();
	}

}
