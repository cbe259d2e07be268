package suite.streams;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "spring.kafka.bootstrap-servers=localhost:1")
@ContextConfiguration(initializers = WithoutKafkaTests.Variables.class)
@AutoConfigureMockMvc
class WithoutKafkaTests {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	StreamsBuilderFactoryBean factory;

	@Test
	void isAliveAndNotReady() {
		assertThat(this.mvc.get().uri("/actuator/health/liveness")).hasStatus(200);
		MvcTestResult readiness = this.mvc.get().uri("/actuator/health/readiness").exchange();
		assertThat(readiness).hasStatus(503);
		assertThat(readiness).bodyJson().extractingPath("$.components.streams.details.state").isEqualTo("NOT_STARTED");
	}

	@ParameterizedTest
	@CsvSource({ "/actuator/windowedcounts", "/actuator/windowedcounts/user_1",
			"/actuator/windowedcounts?from=2026-01-31T12:00:00Z" })
	void doesNotAnswerCounts(String uri) {
		MvcTestResult answer = this.mvc.get().uri(uri).exchange();
		assertThat(answer).hasStatus(503).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson()
			.extractingPath("$.detail")
			.asString()
			.startsWith("The topology is not started yet; Kafka: ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			?from=yesterday                                       | from must be an ISO-8601 instant
			?to=2026-01-31                                        | to must be an ISO-8601 instant
			?limit=0                                              | limit must be 1 to 100000, not '0'
			?limit=many                                           | limit must be 1 to 100000, not 'many'
			?from=2026-01-31T12:00:01Z&to=2026-01-31T12:00:00Z    | from must not be after to
			/user_1?from=now                                      | from must be an ISO-8601 instant
			/a/b?limit=-1                                         | limit must be 1 to 100000, not '-1'
			""")
	void refusesAWrongQuery(String query, String detail) {
		MvcTestResult answer = this.mvc.get().uri("/actuator/windowedcounts" + query).exchange();
		assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().startsWith(detail);
	}

	@Test
	void doesNotAnswerItsPeersEither() {
		MvcTestResult answer = this.mvc.get()
			.uri("/local-windows?from=0&to=1&limit=10&partitions=0,1&role=ACTIVE")
			.exchange();
		assertThat(answer).hasStatus(503).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.get().uri("/local-windows?from=0&to=1&limit=10&partitions=0&role=boss")).hasStatus(400);
		assertThat(this.mvc.get().uri("/local-windows?from=0")).hasStatus(400);
	}

	@Test
	void doesNotAnswerDeadLetters() {
		MvcTestResult answer = this.mvc.get().uri("/dead-letters").exchange();
		assertThat(answer).hasStatus(503).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().startsWith("Kafka did not answer");
		assertThat(this.mvc.post().uri("/dead-letters/replay")).hasStatus(503);
	}

	@Test
	void showsTheTopologyThatWillRun() {
		MvcTestResult topology = this.mvc.get().uri("/actuator/topology").exchange();
		assertThat(topology).hasStatus(200);
		assertThat(topology).bodyJson().extractingPath("$.applicationId").isEqualTo("streams-app");
		assertThat(topology).bodyJson().extractingPath("$.state").isEqualTo("NOT_STARTED");
		assertThat(topology).bodyJson()
			.extractingPath("$.description")
			.asString()
			.contains("topics: [input-topic]", "topic: output-topic", "stores: [windowed-counts]");
	}

	@Test
	void takesKafkaStreamsOwnSettingsFromTheEnvironment() {
		assertThat(this.factory.getStreamsConfiguration()).containsEntry("processing.guarantee", "at_least_once")
			.containsEntry("num.stream.threads", "2")
			.containsEntry("replication.factor", 1)
			.containsEntry("topic.min.insync.replicas", "1");
	}

	static class Variables implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues.of("SPRING_KAFKA_STREAMS_PROPERTIES_PROCESSING_GUARANTEE=at_least_once")
				.applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT);
		}

	}

}
