package suite.testing.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import suite.localkafka.KafkaCluster;
import suite.testing.http.AccessTable;
import suite.testing.http.Logins;
import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;
import suite.testing.http.ServedCall;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds a service's {@code /openapi.yaml} true. All that it says is asked of the running
 * service: each path, method, status, header, type, property and example. All that the
 * service has is in it: each call, role, parameter and field. Each answer is as it says,
 * and has nothing beside it.
 */
public abstract class ContractTest {

	private static final Path DOCS = Path.of("../docs");

	private final Class<?> application;

	private final List<String> settings;

	@TempDir
	private Path folder;

	private KafkaCluster kafka;

	private ConfigurableApplicationContext service;

	private Contract contract;

	private Conformance conformance;

	/**
	 * A test of a service.
	 * @param settings what it is started with here, such as {@code suite.callers.share=1}
	 */
	protected ContractTest(Class<?> application, String... settings) {
		this.application = application;
		this.settings = List.of(settings);
	}

	/**
	 * Asks what the contract does not say how to ask.
	 * @param asked the service, with Kafka
	 */
	protected abstract void ask(ContractClient asked, KafkaCluster kafka) throws Exception;

	/** Kills Kafka's brokers, and asks what is answered otherwise then. */
	protected abstract void askWithoutKafka(ContractClient asked, KafkaCluster kafka) throws Exception;

	/** Starts Kafka: one broker unless said otherwise. */
	protected KafkaCluster startKafka() throws Exception {
		return TestKafka.ownBroker().start();
	}

	/** The topics of which the service writes each record. */
	protected abstract List<String> writtenTopics();

	/**
	 * Properties of answers and records that cannot be seen here.
	 * @return pointers into the contract, or behind {@code on topics: } into that of the
	 * topics
	 */
	protected Set<String> notSeen() {
		return Set.of();
	}

	/** A call that reads a body of JSON. */
	protected abstract String callWithBody();

	/**
	 * Values of variables in paths of which the contract has no example.
	 */
	protected Map<String, String> pathValues() {
		return Map.of();
	}

	@BeforeEach
	void start() throws Exception {
		this.kafka = startKafka();
		this.service = start(List.of("spring.kafka.bootstrap-servers=" + this.kafka.bootstrapServers(),
				"suite.http.body.patience=300ms"));
		try (RawConnection connection = new RawConnection(port(this.service), Duration.ofSeconds(20))) {
			connection.send("GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n");
			this.contract = new Contract(connection.read(false).body());
		}
		this.conformance = new Conformance(this.contract);
	}

	@AfterEach
	void stop() {
		this.service.close();
		this.kafka.close();
	}

	private ConfigurableApplicationContext start(List<String> more) {
		List<String> all = new ArrayList<>(
				List.of("server.port=0", "management.endpoint.health.probes.add-additional-paths=true",
						"management.endpoint.sbom.application.location=classpath:suite/testing/contract/sbom.json",
						"spring.kafka.streams.state-dir=" + this.folder.resolve("state-" + more.hashCode())));
		all.addAll(this.settings);
		all.addAll(more);
		return new SpringApplicationBuilder(this.application)
			.run(all.stream().map((setting) -> "--" + setting).toArray(String[]::new));
	}

	private static int port(ConfigurableApplicationContext service) {
		return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@Test
	void isTrue() throws Exception {
		assertThat(this.contract.operations().stream().map(Operation::toString).map(ContractTest::withoutNames))
			.as("the calls of the service")
			.containsExactlyInAnyOrderElementsOf(ServedCall.of(this.service)
				.stream()
				.map((call) -> withoutNames(call.method() + " " + call.path()))
				.toList());
		assertRoles();
		ContractClient client = new ContractClient(this.conformance, port(this.service));
		ask(client, this.kafka);
		new GeneralQuestions(this.contract, pathValues(), this.conformance, client).ask();
		new Examples(this.contract, this.conformance, client).send();
		askGuarded();
		sendRequestsForEditors(client);
		Set<String> unseen = new TreeSet<>();
		TopicContract topics = new TopicContract(DOCS.resolve("asyncapi.yaml"));
		writtenTopics()
			.forEach((topic) -> topics.check(topic, TestKafka.records(this.kafka.bootstrapServers(), topic)));
		topics.unseen().forEach((property) -> unseen.add("on topics: " + property));
		askWithoutKafka(client, this.kafka);
		unseen.addAll(this.conformance.unseen());
		SoftAssertions.assertSoftly((all) -> {
			all.assertThat(this.conformance.violations()).as("answers that are not as the contract says").isEmpty();
			all.assertThat(topics.violations()).as("records that are not as the contract says").isEmpty();
			all.assertThat(unseen)
				.as("what a contract says and no answer or record had")
				.isEqualTo(new TreeSet<>(notSeen()));
		});
	}

	private void sendRequestsForEditors(ContractClient client) throws IOException {
		String name = this.service.getEnvironment().getRequiredProperty("spring.application.name");
		for (RequestFile.Request request : RequestFile.read(DOCS.resolve("suite.http"), pathValues())) {
			if (name.equals(request.service() + "-service")) {
				RawAnswer answer = client.send(request.method(), request.target(), request.body(),
						request.headers().toArray(String[]::new));
				this.conformance.compare("suite.http, " + request.target(), true, answer.status() < 400);
			}
		}
	}

	private static String withoutNames(String call) {
		return call.replaceAll("\\{[^}]*}", "{}");
	}

	private void assertRoles() {
		AccessTable access = AccessTable.of(this.service.getEnvironment());
		Map<String, String> needed = new TreeMap<>();
		Map<String, String> said = new TreeMap<>();
		for (Operation operation : this.contract.operations()) {
			needed.put(operation.toString(), access.role(operation.method(), withoutNames(operation.path())));
			said.put(operation.toString(), operation.role());
		}
		assertThat(said).as("roles").isEqualTo(needed);
	}

	// Who is not let in, and who is too many.
	private void askGuarded() throws Exception {
		Logins logins = Logins.byFile(this.folder.resolve("tokens"));
		GuardedQuestions questions = new GuardedQuestions(this.contract, logins, callWithBody());
		List<String> guarded = new ArrayList<>(logins.settings());
		guarded.addAll(List.of("spring.kafka.bootstrap-servers=localhost:1", "suite.http.crowd.max=2",
				"suite.http.crowd.max-wait=0s", "server.tomcat.connection-timeout=60s"));
		askAnother(guarded, questions::ask);
	}

	/** Asks a service that is started with other settings. */
	protected final void askAnother(List<String> more, Questions questions) throws Exception {
		try (ConfigurableApplicationContext another = start(more)) {
			questions.ask(new ContractClient(this.conformance, port(another)));
		}
	}

	/** What is asked. */
	protected interface Questions {

		void ask(ContractClient service) throws Exception;

	}

}
