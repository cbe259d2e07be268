package suite.deployment;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.boot.context.properties.bind.BindException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Every environment variable that is given to a service is one of its settings, with a
 * value that the service takes.
 */
class SettingsTests {

	static final List<String> OVERLAYS = Manifests.OVERLAYS;

	static final List<String> COMPOSE_FILES = List.of("docker-compose.yml", "docker-compose.cluster.yml");

	@Test
	void knowsWhichSettingsExistAndWhatTheyTake() {
		Settings streams = Settings.of("streams-service");
		assertThat(streams.unknown(Map.of("SUITE_TOPICS_REPLICATIONFACTOR", "3", "SPRING_KAFKA_BOOTSTRAP_SERVERS",
				"kafka:9092", "SUITE_STREAMS_WINDOW_SIZE", "5m", "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs",
				"SPRING_KAFKA_STREAMS_PROPERTIES_MAIN_CONSUMER_GROUP_INSTANCE_ID", "a")))
			.isEmpty();
		assertThat(streams.unknown(Map.of("SUITE_TOPICS_REPLICATION", "3", "SUITE_CONSUMER_RETRY_ATTEMPTS", "1",
				"SPRING_KAFKA_STREAMS_PROPERTIES_MAIN_CONSUMER_NO_SUCH", "a")))
			.containsExactly("SPRING_KAFKA_STREAMS_PROPERTIES_MAIN_CONSUMER_NO_SUCH", "SUITE_CONSUMER_RETRY_ATTEMPTS",
					"SUITE_TOPICS_REPLICATION");
		assertThatThrownBy(() -> streams.unknown(Map.of("SUITE_STREAMS_ADVERTISEDADDRESS", "no port")))
			.isInstanceOf(BindException.class)
			.rootCause()
			.hasMessageContaining("must be host:port");
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void kubernetesSetsWhatExists(String overlay) {
		for (String service : Project.SERVICES) {
			Map<String, String> variables = Manifests.of(overlay).variables(service);
			assertThat(variables).containsKey("SPRING_KAFKA_BOOTSTRAP_SERVERS");
			assertThat(Settings.of(service).unknown(variables)).as(service).isEmpty();
		}
	}

	@ParameterizedTest
	@FieldSource("COMPOSE_FILES")
	void composeSetsWhatExists(String file) {
		for (String service : Project.SERVICES) {
			Map<String, Object> variables = Project.at(Project.yaml(file), "services", service, "environment");
			assertThat(variables).isNotEmpty();
			variables.replaceAll((name, value) -> Project.asComposeReads(value.toString()));
			assertThat(Settings.of(service).unknown(variables)).as(service).isEmpty();
		}
	}

}
