package suite.consumer.log;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * What of the messages is printed.
 *
 * @param linesPerSecond how many messages are printed in a second at most, 0 (none) to
 * 100,000; the others are counted
 * @param maxValueLength characters of a key or value, after which it is cut, 1 to
 * 1,000,000
 */
@ConfigurationProperties("suite.consumer.log")
public record LogSettings(@DefaultValue("50") int linesPerSecond, @DefaultValue("500") int maxValueLength) {

	public LogSettings {
		Check.of("suite.consumer.log")
			.range("lines-per-second", linesPerSecond, 0, 100_000)
			.range("max-value-length", maxValueLength, 1, 1_000_000);
	}
}
