package suite.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One line that changes. On a terminal it is written over; elsewhere, as in a file, it is
 * written anew, and seldom. Used by one thread.
 */
final class StatusLine {

	private static final int WIDTH = 120;

	private static final long SELDOM = Duration.ofSeconds(10).toNanos();

	private static final String ERASE_REST = "\u001b[K";

	private final PrintStream out;

	private final boolean terminal;

	private final LongSupplier nanoTime;

	private String shown = "";

	private long written;

	StatusLine(PrintStream out, boolean terminal, LongSupplier nanoTime) {
		this.out = out;
		this.terminal = terminal;
		this.nanoTime = nanoTime;
		this.written = nanoTime.getAsLong() - SELDOM;
	}

	/** Shows the line, if it is another one. */
	void show(String line) {
		if (line.equals(this.shown)) {
			return;
		}
		if (this.terminal) {
			this.out.print("\r" + cut(line) + ERASE_REST);
			this.out.flush();
		}
		else if (this.nanoTime.getAsLong() - this.written < SELDOM) {
			return;
		}
		else {
			this.out.println(cut(line));
		}
		this.shown = line;
		this.written = this.nanoTime.getAsLong();
	}

	/** Leaves the line as it is: what is printed next has a line of its own. */
	void end() {
		if (this.terminal && !this.shown.isEmpty()) {
			this.out.println();
		}
		this.shown = "";
	}

	// What others wrote may not move the cursor.
	private static String cut(String line) {
		String printable = line.replaceAll("\\p{C}", "?");
		return (printable.length() > WIDTH) ? printable.substring(0, WIDTH - 1) + "…" : printable;
	}

}
