package suite.consumer.topic;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import suite.consumer.Records;
import suite.message.MalformedMessageException;
import suite.message.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ConsumedTopicsTests {

	private static final byte[] NOT_UTF8 = { 'o', 'k', (byte) 0xff };

	private final MessageProcessor processor = new MessageProcessor() {
	};

	private final MessageTopic messages = new MessageTopic(this.processor);

	private final TextTopic texts = new TextTopic(this.processor);

	@Test
	void readsWhatTheCasesPythonClientsWrite() {
		Message message = this.messages.decode(Records.record("test-topic", 0, "user_2",
				"{\"id\": 42, \"timestamp\": 1700000000.1234567, \"value\": 420, \"user_id\": \"user_2\"}"));
		assertThat(message.id()).isEqualTo(42);
		assertThat(message.userId()).isEqualTo("user_2");
	}

	@Test
	void readsTexts() {
		assertThat(this.texts.decode(Records.record("output-topic", 0, null, "GRÜSSE 世界"))).isEqualTo("GRÜSSE 世界");
		assertThat(this.texts.decode(Records.record("output-topic", 0, "k", ""))).isEmpty();
	}

	@Test
	void takesAReplacementCharacterThatWasSentForWhatItIs() {
		assertThat(this.texts.decode(Records.record("output-topic", 0, "\uFFFD", "a\uFFFD"))).isEqualTo("a\uFFFD");
	}

	@Test
	void saysWhatIsNotText() {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> this.texts.decode(new ConsumerRecord<>("output-topic", 0, 0, null, NOT_UTF8)))
			.withMessage("the value is not valid UTF-8: byte 3 of 3 is malformed");
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> this.texts.decode(new ConsumerRecord<>("output-topic", 0, 0, NOT_UTF8, new byte[0])))
			.withMessage("the key is not valid UTF-8: byte 3 of 3 is malformed");
	}

	@Test
	void saysThatThereIsNoValue() {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> this.texts.decode(Records.record("output-topic", 0, "k", null)))
			.withMessage("the record has no value");
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> this.messages.decode(Records.record("test-topic", 0, "k", null)));
	}

	@Test
	void areTheOnlyOnesOfTheirNames() {
		assertThat(new ConsumedTopics(List.of(this.messages, this.texts)).names()).containsExactly("test-topic",
				"output-topic");
		assertThatIllegalStateException().isThrownBy(() -> new ConsumedTopics(List.of(this.texts, this.texts)))
			.withMessage("output-topic is consumed by %1$s and by %1$s; one of the two beans has to go"
				.formatted(TextTopic.class.getName()));
	}

}
