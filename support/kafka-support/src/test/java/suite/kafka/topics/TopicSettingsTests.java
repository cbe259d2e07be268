package suite.kafka.topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TopicSettingsTests {

	@ParameterizedTest
	@CsvSource({ "0, 1, 1, suite.topics.partitions must be 1 to 1000", "1001, 1, 1, suite.topics.partitions must be",
			"1, 0, 1, suite.topics.replication-factor must be 1 to 10",
			"1, 3, 4, suite.topics.min-insync-replicas (at most the replication factor) must be 1 to 3" })
	void namesTheSettingThatIsOutOfRange(int partitions, short replicas, int minInsync, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> new TopicSettings(partitions, replicas, minInsync))
			.withMessageStartingWith(message);
	}

	@Test
	void declaresEachTopicWithTheSettings() {
		assertThat(new DeclaredTopics(new TopicSettings(4, (short) 3, 2), "a", "b").stream()).hasSize(2)
			.allSatisfy((topic) -> {
				assertThat(topic.numPartitions()).isEqualTo(4);
				assertThat(topic.replicationFactor()).isEqualTo((short) 3);
				assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
			});
	}

}
