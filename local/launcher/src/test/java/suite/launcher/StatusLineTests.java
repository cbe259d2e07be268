package suite.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusLineTests {

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();

	private final AtomicLong now = new AtomicLong();

	@Test
	void isWrittenOverOnATerminal() {
		StatusLine line = line(true);
		line.show("sent 1");
		line.show("sent 1");
		line.show("sent 2");
		line.end();
		assertThat(shown()).isEqualTo("\rsent 1\u001b[K\rsent 2\u001b[K" + System.lineSeparator());
	}

	@Test
	void isWrittenSeldomElsewhereAndOnlyWhenItChanges() {
		StatusLine line = line(false);
		line.show("sent 1");
		line.show("sent 2");
		pass(Duration.ofSeconds(10));
		line.show("sent 1");
		line.show("sent 3");
		line.end();
		pass(Duration.ofSeconds(10));
		line.show("sent 4");
		assertThat(shown().lines()).containsExactly("sent 1", "sent 3", "sent 4");
	}

	@Test
	void isCutAndDoesNotMoveTheCursor() {
		line(true).show("a\nb\u001b[2J" + "x".repeat(200));
		assertThat(shown()).startsWith("\ra?b?[2Jx").endsWith("x…\u001b[K").hasSize(1 + 120 + 3);
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

	private StatusLine line(boolean terminal) {
		return new StatusLine(new PrintStream(this.text, false, StandardCharsets.UTF_8), terminal, this.now::get);
	}

	private String shown() {
		return this.text.toString(StandardCharsets.UTF_8);
	}

}
