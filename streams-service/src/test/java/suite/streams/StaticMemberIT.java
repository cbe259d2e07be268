package suite.streams;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances as Kubernetes runs them: static members of their group.
 */
@KafkaIntegrationTest
class StaticMemberIT {

	private static final String GROUP = "static";

	@TempDir
	Path directory;

	@Test
	void keepsItsPlaceInTheGroupWhileItRestarts() throws Exception {
		try (StreamsInstanceUnderTest stays = start("stays", "0")) {
			Collection<MemberDescription> before;
			String port;
			try (StreamsInstanceUnderTest restarts = start("restarts", "0")) {
				port = restarts.port();
				StreamsInstanceUnderTest.await(() -> assertThat(members()).hasSize(2)
					.allSatisfy((member) -> assertThat(member.assignment().topicPartitions()).isNotEmpty()));
				TestKafka.send(Records.texts("static_", 100));
				StreamsInstanceUnderTest
					.await(() -> assertThat(restarts.counts("static_")).isEqualTo(Records.counts("static_", 10)));
				before = members();
			}
			assertThat(members()).containsExactlyInAnyOrderElementsOf(before);
			// At its old address: at another one the group rebalances to learn of it,
			// and the instance has another state directory.
			try (StreamsInstanceUnderTest restarts = start("restarts", port)) {
				StreamsInstanceUnderTest
					.await(() -> assertThat(stays.counts("static_")).isEqualTo(Records.counts("static_", 10)));
				assertThat(restarts.counts("static_")).isEqualTo(Records.counts("static_", 10));
				assertThat(partitions(members())).isEqualTo(partitions(before));
			}
		}
	}

	private StreamsInstanceUnderTest start(String name, String port) {
		return StreamsInstanceUnderTest
			.start(TestKafka.bootstrapServers(), GROUP, this.directory.resolve(name), "--server.port=" + port,
					"--spring.kafka.streams.properties.num.stream.threads=1",
					"--spring.kafka.streams.properties.main.consumer.group.instance.id=" + name,
					"--spring.kafka.streams.properties.main.consumer.session.timeout.ms=60000")
			.awaitReady();
	}

	private static Map<String, Set<TopicPartition>> partitions(Collection<MemberDescription> members) {
		return members.stream()
			.collect(Collectors.toMap((member) -> member.groupInstanceId().orElseThrow(),
					(member) -> member.assignment().topicPartitions()));
	}

	private static Collection<MemberDescription> members() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
			return admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP).members();
		}
	}

}
