package suite.streams.deadletter;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Lets one log line through in ten seconds, so that a flood of bad records cannot fill
 * the log. Thread-safe.
 */
class LogLimit {

	private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

	private long lastLine = System.nanoTime() - INTERVAL;

	private long leftOut;

	/**
	 * Asks for a line.
	 * @return empty if the line must not be written, otherwise how many were not written
	 * since the last one
	 */
	synchronized OptionalLong next() {
		long now = System.nanoTime();
		if (now - this.lastLine < INTERVAL) {
			this.leftOut++;
			return OptionalLong.empty();
		}
		OptionalLong result = OptionalLong.of(this.leftOut);
		this.lastLine = now;
		this.leftOut = 0;
		return result;
	}

}
