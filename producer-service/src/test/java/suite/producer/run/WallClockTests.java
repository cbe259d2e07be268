package suite.producer.run;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WallClockTests {

	private long nanos = -5_000;

	private Instant now = Instant.parse("2026-01-01T00:00:00.000007900Z");

	private final WallClock clock = new WallClock(() -> this.nanos, () -> this.now);

	@Test
	void goesOnWithTheReadingsFromTheTimeItKnows() {
		assertThat(this.clock.micros(-5_000)).isEqualTo(micros("2026-01-01T00:00:00.000007Z"));
		assertThat(this.clock.micros(495_000)).isEqualTo(micros("2026-01-01T00:00:00.000507Z"));
	}

	@Test
	void followsAnAdjustmentAfterAMillisecond() {
		this.now = Instant.parse("2025-06-01T00:00:00Z");
		this.nanos = 1_000_000;
		assertThat(this.clock.micros(900_000)).isEqualTo(micros("2026-01-01T00:00:00.000912Z"));
		assertThat(this.clock.micros(1_000_000)).isEqualTo(micros("2025-06-01T00:00:00Z"));
	}

	private static long micros(String instant) {
		Instant parsed = Instant.parse(instant);
		return parsed.getEpochSecond() * 1_000_000 + parsed.getNano() / 1000;
	}

}
