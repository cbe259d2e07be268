package suite.launcher.service;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InheritedTests {

	@Test
	void whatSaysWhereThingsAreIsWithheldHoweverItIsSpelt() {
		List<String> names = List.of("LOGGING_FILE_NAME", "MANAGEMENT_SERVER_PORT", "SERVER_PORT",
				"SPRING_APPLICATION_JSON", "SPRING_CONFIG_LOCATION", "SPRING_KAFKA_BOOTSTRAPSERVERS",
				"SPRING_KAFKA_BOOTSTRAP_SERVERS", "SPRING_KAFKA_CONSUMER_PROPERTIES_SECURITY_PROTOCOL",
				"SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SPRING_KAFKA_SSL_TRUSTSTORELOCATION",
				"SPRING_KAFKA_STREAMS_REPLICATIONFACTOR", "SPRING_KAFKA_STREAMS_STATEDIR", "SPRING_PROFILES_ACTIVE",
				"SPRING_SSL_BUNDLE_PEM_KAFKA_TRUSTSTORE_CERTIFICATE", "SUITE_STREAMS_ADVERTISEDADDRESS",
				"SUITE_TOPICS_MININSYNCREPLICAS", "SUITE_TOPICS_REPLICATIONFACTOR", "server.port",
				"spring.kafka.bootstrap-servers", "suite_topics_replication_factor");
		assertThat(Inherited.withheld(names)).containsExactlyElementsOf(names);
	}

	@Test
	void allElseIsPassedOn() {
		assertThat(Inherited.withheld(List.of("PATH", "JAVA_TOOL_OPTIONS", "SERVERLESS", "SUITE_TOPICS_PARTITIONS",
				"SUITE_STREAMS_WINDOW_SIZE", "SPRING_KAFKA_CONSUMER_PROPERTIES_GROUP_PROTOCOL",
				"SPRING_KAFKA_STREAMS_PROPERTIES_NUM_STREAM_THREADS", "LOGGING_LEVEL_ROOT")))
			.isEmpty();
	}

}
