package suite.consumer.log;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import suite.consumer.Records;
import suite.log.LoggedContents;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class MessageLogTests {

	private final MessageLog log = new MessageLog(new LogSettings(3, 100), new LoggedContents(true));

	@Test
	void printsEachMessageOnOneLine(CapturedOutput output) {
		this.log.processed("test-topic", List.of(Records.record("test-topic", 42, "user_2", "{\"id\":42}\nforged")));
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.endsWith("topic=test-topic partition=0 offset=42 key=user_2 value={\"id\":42}\\u000aforged");
	}

	@Test
	void saysNothingOfContentsWhereItShallNot(CapturedOutput output) {
		new MessageLog(new LogSettings(3, 100), new LoggedContents(false)).processed("test-topic",
				List.of(Records.record("test-topic", 42, "user_2", "{\"id\":42}")));
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.endsWith("topic=test-topic partition=0 offset=42 bytes=9")
			.doesNotContain("user_2");
	}

	@Test
	void printsSomeAndSaysHowManyItLeftOut(CapturedOutput output) {
		this.log.processed("output-topic", Records.texts("output-topic", 1000));
		this.log.nextSecond();
		this.log.nextSecond();
		assertThat(output.getOut().lines()).hasSize(4);
		assertThat(output.getOut().lines().toList().get(3))
			.endsWith("… and 997 messages more in the last second, not printed");
	}

}
