package suite.consumer.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import suite.consumer.Records;
import suite.consumer.log.LogSettings;
import suite.log.LoggedContents;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DeadLetterLogTests {

	private final ConsumerRecord<byte[], byte[]> record = Records.record("test-topic", 42, "user_2", "mild");

	private final Exception reason = new IllegalStateException("mild is no number");

	@Test
	void saysWhatTheReasonSays(CapturedOutput output) {
		log(true);
		assertThat(output).contains("topic=test-topic partition=0 offset=42",
				"reason=java.lang.IllegalStateException: mild is no number");
	}

	@Test
	void saysNothingThatMayBeOfContentsWhereItShallNot(CapturedOutput output) {
		log(false);
		assertThat(output.getOut().lines()).singleElement()
			.asString()
			.endsWith("topic=test-topic partition=0 offset=42 reason=java.lang.IllegalStateException");
	}

	private void log(boolean contents) {
		new DeadLetterLog(new LogSettings(50, 100), new LoggedContents(contents)).write(this.record, this.reason);
	}

}
