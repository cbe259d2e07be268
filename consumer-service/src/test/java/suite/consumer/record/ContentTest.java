package suite.consumer.record;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import suite.consumer.Records;
import suite.message.MalformedMessageException;
import suite.message.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ContentTest {

	private static final byte[] NOT_UTF8 = { 'o', 'k', (byte) 0xff };

	@Test
	void readsWhatTheCasesPythonClientsWrite() {
		Message message = Content.message(Records.record("test-topic", 0, "user_2",
				"{\"id\": 42, \"timestamp\": 1700000000.1234567, \"value\": 420, \"user_id\": \"user_2\"}"));
		assertThat(message.id()).isEqualTo(42);
		assertThat(message.userId()).isEqualTo("user_2");
	}

	@Test
	void readsTexts() {
		assertThat(Content.text(Records.record("output-topic", 0, null, "GRÜSSE 世界"))).isEqualTo("GRÜSSE 世界");
		assertThat(Content.text(Records.record("output-topic", 0, "k", ""))).isEmpty();
	}

	@Test
	void takesAReplacementCharacterThatWasSentForWhatItIs() {
		assertThat(Content.text(Records.record("output-topic", 0, "\uFFFD", "a\uFFFD"))).isEqualTo("a\uFFFD");
	}

	@Test
	void saysWhatIsNotText() {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> Content.text(new ConsumerRecord<>("output-topic", 0, 0, null, NOT_UTF8)))
			.withMessage("the value is not valid UTF-8");
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> Content.text(new ConsumerRecord<>("output-topic", 0, 0, NOT_UTF8, new byte[0])))
			.withMessage("the key is not valid UTF-8");
	}

	@Test
	void saysThatThereIsNoValue() {
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> Content.text(Records.record("output-topic", 0, "k", null)))
			.withMessage("the record has no value");
		assertThatExceptionOfType(MalformedMessageException.class)
			.isThrownBy(() -> Content.message(Records.record("test-topic", 0, "k", null)));
	}

}
