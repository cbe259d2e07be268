package suite.streams.lifecycle;

import java.time.Duration;

import org.apache.kafka.streams.kstream.TimeWindows;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WindowSettingsTests {

	@Test
	void acceptsLateRecordsFor24HoursInAll() {
		assertThat(new WindowSettings(Duration.ofMinutes(5), null).grace()).isEqualTo(Duration.parse("PT23H55M"));
		assertThat(new WindowSettings(Duration.ofHours(1), null).windows())
			.isEqualTo(TimeWindows.ofSizeAndGrace(Duration.ofHours(1), Duration.ofHours(23)));
	}

	@Test
	void hasNoGraceByDefaultInWindowsOfADayAndMore() {
		assertThat(new WindowSettings(Duration.ofDays(2), null).grace()).isZero();
	}

	@Test
	void takesTheGraceThatIsSet() {
		assertThat(new WindowSettings(Duration.ofMinutes(5), Duration.ZERO).windows())
			.isEqualTo(TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(5)));
	}

	@Test
	void refusesAWrongSize() {
		assertThatIllegalArgumentException().isThrownBy(() -> new WindowSettings(Duration.ofMillis(999), null))
			.withMessage("suite.streams.window.size must be 1s to 7d, not 999ms");
	}

	@Test
	void refusesAWrongGrace() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WindowSettings(Duration.ofMinutes(5), Duration.ofSeconds(-1)))
			.withMessage("suite.streams.window.grace must be 0s to 30d, not -1s");
	}

}
