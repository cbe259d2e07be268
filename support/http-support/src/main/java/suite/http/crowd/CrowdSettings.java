package suite.http.crowd;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * How many requests may be answered at the same time, on each port.
 *
 * @param max the most, 1 to 100,000, beside those that ask for health; 0 is four fifths
 * of {@code server.tomcat.threads.max}, or 2000 where threads are virtual
 * @param maxWait how long a further one waits before it is refused with {@code 503}, 0 to
 * 1 s: in a burst places get free all the time
 */
@ConfigurationProperties("suite.http.crowd")
public record CrowdSettings(@DefaultValue("0") int max, @DefaultValue("100ms") Duration maxWait) {

	private static final int MAX_ON_VIRTUAL_THREADS = 2000;

	public CrowdSettings {
		Check.of("suite.http.crowd").range("max", max, 0, 100_000).range("max-wait", maxWait, "0s", "1s");
	}

	/**
	 * The most that may be answered at the same time.
	 * @param threads as many as Tomcat has
	 * @param virtual whether it has as many as it needs
	 */
	public int max(int threads, boolean virtual) {
		if (this.max > 0) {
			return this.max;
		}
		return virtual ? MAX_ON_VIRTUAL_THREADS : Math.max(1, threads / 5 * 4);
	}
}
