package suite.streams.lifecycle;

import java.time.Duration;

import org.apache.kafka.streams.kstream.TimeWindows;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * The windows in which records are counted. A window's counts can be read until stream
 * time has passed its end by the grace. Changing these for an application that has run
 * before needs a reset of its state.
 *
 * @param size length of each window, 1 s to 7 d
 * @param grace how late a record may come after the end of its window and still be
 * counted, 0 s to 30 d; 24 h less the size if it isn't set, as Kafka's former
 * {@code TimeWindows.of} had it
 */
@ConfigurationProperties("suite.streams.window")
public record WindowSettings(@DefaultValue("5m") Duration size, @Nullable Duration grace) {

	private static final Duration ACCEPTED = Duration.ofHours(24);

	public WindowSettings {
		Check check = Check.of("suite.streams.window").range("size", size, "1s", "7d");
		if (grace == null) {
			grace = (size.compareTo(ACCEPTED) < 0) ? ACCEPTED.minus(size) : Duration.ZERO;
		}
		check.range("grace", grace, "0s", "30d");
	}

	TimeWindows windows() {
		return TimeWindows.ofSizeAndGrace(this.size, this.grace);
	}
}
