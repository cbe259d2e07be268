package suite.log;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogTextTests {

	private final LogText text = new LogText(20);

	@Test
	void leavesOrdinaryTextAlone() {
		assertThat(this.text.of("Grüße, 世界 😀")).isEqualTo("Grüße, 世界 😀");
		assertThat(this.text.of((byte[]) null)).isEqualTo("null");
	}

	@Test
	void cannotEndTheLineOrMoveTheCursorOrTurnTheText() {
		assertThat(this.text.of("a\r\nb\t\u001b[2J")).isEqualTo("a\\u000d\\u000ab\\u0009\\u001b[2J");
		assertThat(this.text.of("\u0085\u2028\u2029\u202e")).isEqualTo("\\u0085\\u2028\\u2029\\u202e");
	}

	@Test
	void cutsAtTheLengthAndShowsThatItDid() {
		assertThat(this.text.of("x".repeat(20))).isEqualTo("x".repeat(20));
		assertThat(this.text.of("x".repeat(21))).isEqualTo("x".repeat(20) + "…");
		assertThat(this.text.of("世".repeat(1000).getBytes(StandardCharsets.UTF_8))).isEqualTo("世".repeat(20) + "…");
	}

}
