package suite.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class UpperCaseTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "straße ", "ΐς", "ŉﬃ", "𐐨", "x𐐨", "\uD801", "\uDC28 ", "i̇ı", "你好" })
	void isWhatTheJdkMakesOfIt(String part) {
		for (int length : new int[] { 1, 100, 511, 512, 513, 2000 }) {
			String text = part.repeat(length);
			assertThat(UpperCase.of(text)).isEqualTo(text.toUpperCase(Locale.ROOT));
			assertThat(UpperCase.of("y" + text)).isEqualTo(("y" + text).toUpperCase(Locale.ROOT));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "`az{@AZ[", "hello, streams 42!\u007f", "straße", "hello ΐς", "你好 a", "12345678é",
			"é12345678", "𐐨" })
	void isTheSameOfUtf8(String text) {
		assertThat(UpperCase.of(text.getBytes(StandardCharsets.UTF_8))).asString(StandardCharsets.UTF_8)
			.isEqualTo(text.toUpperCase(Locale.ROOT));
	}

	@Test
	void takesAMegabyteOfGrowingCharactersInItsStride() {
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
			assertThat(UpperCase.of("ΐ".repeat(500_000))).hasSize(1_500_000);
			assertThat(UpperCase.of("ß".repeat(500_000))).hasSize(1_000_000);
		});
	}

}
