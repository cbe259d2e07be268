package suite.launcher;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConsumedMessageTests {

	@Test
	void hasTheIdOfAMessage() {
		assertThat(
				message("{\"value\": {\"id\": 42, \"timestamp\": 1.5, \"value\": 420, \"user_id\": \"user_2\"}}").id())
			.hasValue(42);
	}

	@Test
	void hasTheIdOfAnUpperCasedMessage() {
		assertThat(message("{\"value\": \"{\\\"ID\\\":42,\\\"USER_ID\\\":\\\"USER_2\\\"}\"}").id()).hasValue(42);
	}

	@Test
	void aTextHasNone() {
		assertThat(message("{\"value\": \"HELLO STREAMS\"}").id()).isEmpty();
	}

	private static ConsumedMessage message(String json) {
		return ConsumedMessage.of(JsonMapper.shared().readTree(json));
	}

}
