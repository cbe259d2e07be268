package suite.lab.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.message.Message;
import suite.message.MessageCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MessageIdsTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 7, 1234567, Integer.MAX_VALUE })
	void areFoundInWhatTheServicesWrite(int id) {
		byte[] value = MessageCodec.encode(new Message(id, Instant.now(), 1, "user_1"));
		assertThat(MessageIds.of(value)).isEqualTo(id);
		String upper = new String(value, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
		assertThat(MessageIds.of(upper.getBytes(StandardCharsets.UTF_8))).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "{", "hello streams", "{\"id\":", "{\"id\":\"7\"}", "{\"id\":2147483648}", "{\"iq\":1}" })
	void areNotFoundInAnythingElse(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> MessageIds.of(value.getBytes(StandardCharsets.UTF_8)))
			.withMessageContaining(value);
	}

	@Test
	void areNotFoundInNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> MessageIds.of(null));
	}

}
