package suite.settings;

import java.time.Duration;

import org.springframework.format.annotation.DurationFormat.Style;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.unit.DataSize;

/**
 * Checks the settings below a prefix. A complaint names the property, what it may be and
 * what it is, and ends the start.
 */
public final class Check {

	private final String prefix;

	private Check(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Checks settings of this prefix.
	 * @param prefix as in {@code @ConfigurationProperties}
	 */
	public static Check of(String prefix) {
		return new Check(prefix);
	}

	/**
	 * Both ends are allowed.
	 * @param name of the property, in kebab case
	 * @throws IllegalArgumentException if the value is outside
	 */
	public Check range(String name, long value, long min, long max) {
		return require(name, min <= value && value <= max, min + " to " + max, value);
	}

	/**
	 * The same for a time.
	 * @param min as it may be set, such as {@code 100ms}
	 */
	public Check range(String name, Duration value, String min, String max) {
		return require(name, time(min).compareTo(value) <= 0 && value.compareTo(time(max)) <= 0, min + " to " + max,
				value);
	}

	/**
	 * The same for a size.
	 * @param min as it may be set, such as {@code 1KB}
	 */
	public Check range(String name, DataSize value, String min, String max) {
		return require(name, DataSize.parse(min).compareTo(value) <= 0 && value.compareTo(DataSize.parse(max)) <= 0,
				min + " to " + max, value);
	}

	/**
	 * What is no range of fixed ends.
	 * @param expected what the value may be
	 */
	public Check require(String name, boolean met, String expected, Object found) {
		if (!met) {
			throw new IllegalArgumentException(
					"%s.%s must be %s, not %s".formatted(this.prefix, name, expected, text(found)));
		}
		return this;
	}

	/** A value as it may be set. */
	public static String text(Object value) {
		return (value instanceof Duration time) ? DurationFormatterUtils.print(time, Style.COMPOSITE)
				: String.valueOf(value);
	}

	private static Duration time(String text) {
		return DurationFormatterUtils.parse(text, Style.SIMPLE);
	}

}
