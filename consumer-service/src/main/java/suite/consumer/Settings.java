package suite.consumer;

import java.time.Duration;

/**
 * Checks of settings, whose complaints name the property and the range.
 */
public final class Settings {

	private Settings() {
	}

	public static void requireRange(String name, long value, long min, long max) {
		if (value < min || value > max) {
			throw new IllegalArgumentException("%s must be %s to %s, not %s".formatted(name, min, max, value));
		}
	}

	public static void requireRange(String name, Duration value, Duration min, Duration max) {
		if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
			throw new IllegalArgumentException(
					"%s must be %s to %s, not %s".formatted(name, text(min), text(max), text(value)));
		}
	}

	private static String text(Duration duration) {
		return (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
	}

}
