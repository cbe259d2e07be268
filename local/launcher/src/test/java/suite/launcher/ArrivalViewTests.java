package suite.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArrivalViewTests {

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();

	private final ArrivalView view = new ArrivalView(new PrintStream(this.text, true, StandardCharsets.UTF_8));

	@Test
	void aMessageThatComesLateAndBelongsBeforeOthersIsShownAndTheOthersNotAgain() {
		this.view.show("test-topic", List.of(message(0, 1, "third"), message(0, 0, "first")));
		this.view.show("test-topic", List.of(message(0, 1, "third"), message(1, 0, "second"), message(0, 0, "first")));
		assertThat(shown()).containsExactly("first", "third", "second");
	}

	@Test
	void showsNoMoreThanTheFirstFewOfATopicAndSaysThatThereAreMore() {
		List<ConsumedMessage> many = List.of(message(0, 6, "g"), message(0, 5, "f"), message(0, 4, "e"),
				message(0, 3, "d"), message(0, 2, "c"), message(0, 1, "b"), message(0, 0, "a"));
		this.view.show("test-topic", many);
		this.view.show("test-topic", many);
		assertThat(shown()).containsExactly("a", "b", "c", "d", "e", "…");
	}

	private List<String> shown() {
		return this.text.toString(StandardCharsets.UTF_8)
			.lines()
			.skip(1)
			.map((line) -> line.substring(line.lastIndexOf(' ') + 1))
			.toList();
	}

	private static ConsumedMessage message(int partition, long offset, String value) {
		return new ConsumedMessage("test-topic", partition, offset, "key", value);
	}

}
