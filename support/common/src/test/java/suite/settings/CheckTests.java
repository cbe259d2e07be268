package suite.settings;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class CheckTests {

	private final Check check = Check.of("suite.thing");

	@Test
	void takesBothEndsOfARange() {
		assertThatNoException().isThrownBy(() -> this.check.range("number", 1, 1, 3)
			.range("number", 3, 1, 3)
			.range("time", Duration.ofMillis(100), "100ms", "24h")
			.range("time", Duration.ofDays(1), "100ms", "24h")
			.range("size", DataSize.ofKilobytes(1), "1KB", "1GB")
			.range("size", DataSize.ofGigabytes(1), "1KB", "1GB"));
	}

	@Test
	void namesThePropertyWhatItMayBeAndWhatItIs() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.check.range("number", 4, 1, 3))
			.withMessage("suite.thing.number must be 1 to 3, not 4");
		assertThatIllegalArgumentException().isThrownBy(() -> this.check.range("number", 0, 1, 3));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.check.range("time", Duration.ofMillis(86_400_001), "100ms", "24h"))
			.withMessage("suite.thing.time must be 100ms to 24h, not 1d1ms");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.check.range("time", Duration.ofSeconds(-1), "0s", "24h"))
			.withMessage("suite.thing.time must be 0s to 24h, not -1s");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.check.range("size", DataSize.ofBytes(1023), "1KB", "1GB"))
			.withMessage("suite.thing.size must be 1KB to 1GB, not 1023B");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.check.require("size", false, "at least thing", DataSize.ofBytes(1)))
			.withMessage("suite.thing.size must be at least thing, not 1B");
	}

}
