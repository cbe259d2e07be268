package suite.launcher.service;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceClientTests {

	@Test
	void tellsWhatThePartsThatAreNotUpSay() {
		assertThat(unreadiness("""
				{"status": "DOWN", "components": {
				"kafka": {"status": "DOWN", "details": {"detail": "Replication factor: 3 larger than brokers: 1"}},
				"readinessState": {"status": "UP"},
				"streams": {"status": "OUT_OF_SERVICE"}}}"""))
			.isEqualTo("kafka: Replication factor: 3 larger than brokers: 1; streams: {\"status\":\"OUT_OF_SERVICE\"}");
	}

	@Test
	void saysNothingOfAnAnswerWithoutParts() {
		assertThat(unreadiness("{\"status\": \"UP\"}")).isEmpty();
		assertThat(unreadiness("[]")).isEmpty();
	}

	private static String unreadiness(String health) {
		return ServiceClient.unreadiness(JsonMapper.shared().readTree(health));
	}

}
