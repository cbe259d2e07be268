package suite.deployment;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.EnvVar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets in at the brokers that Compose and {@code k8s/kafka} start: only who logs in,
 * and each service as the user of its name.
 */
class KafkaLoginsTests {

	private static final String OWN_SETTINGS = "KAFKA_(SASL|SUPER|AUTHORIZER|ALLOW|CONFIG_PROVIDERS|INTER_BROKER|PRINCIPAL"
			+ "|CONTROLLER_LISTENER|LISTENER_NAME).*";

	private final Map<String, Object> services = Project.at(Project.yaml("docker-compose.yml"), "services");

	private final Map<String, Object> cluster = Project.at(Project.yaml("docker-compose.cluster.yml"), "services");

	@Test
	void everyListenerAsksForALogin() {
		assertThat(brokers()).hasSize(5).allSatisfy((broker) -> {
			Map<String, String> protocols = Arrays.stream(broker.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP").split(","))
				.map((each) -> each.split(":"))
				.collect(Collectors.toMap((each) -> each[0], (each) -> each[1]));
			assertThat(listeners(broker)).isEqualTo(protocols.keySet())
				.allSatisfy((listener) -> assertThat(mechanisms(listener)).isNotEmpty().doesNotContain(""));
			assertThat(protocols.values()).allMatch((protocol) -> protocol.startsWith("SASL_"));
		});
		assertThat(kubernetes()).containsEntry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
				"INTERNAL:SASL_SSL,CONTROLLER:SASL_SSL");
	}

	@Test
	void whoGetsInIsSaidInOnePlace() {
		assertThat(brokers()).allSatisfy((broker) -> assertThat(broker.keySet()).isNotEmpty()
			.noneMatch((variable) -> variable.matches(OWN_SETTINGS)));
		assertThat(Project.read("docker/kafka/start"))
			.contains("cp /opt/suite/server.properties /mnt/shared/config/\nexec /etc/kafka/docker/run\n");
		assertThat(Project.read("Dockerfile")).contains("CMD [\"/opt/suite/start\"]");
	}

	@Test
	void nobodyHasARightThatTheTableDoesNotSay() {
		assertThat(settings())
			.containsEntry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
			.containsEntry("super.users", "User:kafka;User:admin")
			.doesNotContainKey("allow.everyone.if.no.acl.found");
	}

	// SCRAM shows no password to who listens. Controllers have to know each other before
	// they have its logins.
	@Test
	void onlyBrokersLogInByPlain() {
		assertThat(mechanisms("HOST")).containsExactly("SCRAM-SHA-512");
		assertThat(mechanisms("INTERNAL")).containsExactlyInAnyOrder("SCRAM-SHA-512", "PLAIN");
		assertThat(mechanisms("CONTROLLER")).containsExactly("PLAIN");
		assertThat(settings().entrySet()).filteredOn((setting) -> setting.getKey().endsWith(".plain.sasl.jaas.config"))
			.hasSize(2)
			.allSatisfy((setting) -> assertThat(setting.getValue().replaceAll(" +", " ")).matches(
					"\\S+\\.PlainLoginModule required username=\"kafka\" password=\"(\\$\\{.*:kafka})\" user_kafka=\"\\1\";"));
	}

	@Test
	void noPasswordIsInTheEnvironment() {
		Stream<Map<String, Object>> compose = Stream.of(this.services, this.cluster)
			.flatMap((services) -> services.values().stream())
			.map(KafkaLoginsTests::environment);
		assertThat(Stream.concat(compose, Stream.of(kubernetes()))).isNotEmpty()
			.allSatisfy((variables) -> assertThat(variables).allSatisfy((name, value) -> {
				assertThat(name).doesNotMatch(".*(PASSWORD|JAAS_CONFIG|SECRET).*");
				assertThat(value.toString()).doesNotContainIgnoringCase("password=");
			}));
		assertThat(Project.read("docker/kafka/server.properties")).doesNotContainPattern("password=\"[^$]");
	}

	@Test
	void everyUserOfTheTableHasAPassword() {
		Set<String> users = Project.read("security/acls.txt")
			.lines()
			.filter((line) -> line.matches("[^#\\s].*"))
			.map((line) -> line.split("\\s")[0])
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(users).containsExactlyInAnyOrderElementsOf(Project.SERVICES);
		assertThat(volumes(this.services, "kafka")).filteredOn((volume) -> volume.contains(":/etc/suite/logins/"))
			.map((volume) -> volume.replaceAll(".*/", ""))
			.containsExactlyInAnyOrderElementsOf(users);
		assertThat(SecretsTests.mounted(Manifests.of("local").pod("kafka").getSpec()).keySet())
			.filteredOn((file) -> file.startsWith("/etc/suite/kafka/passwords/"))
			.map((file) -> file.replaceAll(".*/", ""))
			.containsExactlyInAnyOrderElementsOf(Stream.concat(users.stream(), Stream.of("kafka", "admin")).toList());
	}

	@Test
	void composeShowsEachServiceItsOwnLoginAlone() {
		for (String service : this.services.keySet()) {
			List<String> logins = volumes(this.services, service).stream()
				.filter((volume) -> volume.matches("\\S*-login:.*"))
				.toList();
			String name = service.replace("-service", "");
			if (Project.SERVICES.contains(service)) {
				assertThat(logins).containsExactly(name + "-login:/etc/suite/kafka:ro");
				assertThat(volumes(this.services, "kafka")).contains(name + "-login:/etc/suite/logins/" + service);
				assertThat(environment(this.services.get(service)))
					.containsEntry("SPRING_CONFIG_IMPORT", "configtree:/etc/suite/kafka/")
					.containsEntry("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
					.containsEntry("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512");
			}
			else if (!service.equals("kafka")) {
				assertThat(logins).as(service).isEmpty();
			}
		}
		for (String service : this.cluster.keySet()) {
			assertThat(volumes(this.cluster, service)).as(service)
				.filteredOn((volume) -> volume.matches("\\S*-login:.*"))
				.isEqualTo(service.matches("kafka-\\d") ? List.of("kafka-login:/etc/suite/kafka:ro") : List.of());
		}
	}

	@Test
	void kubernetesShowsEachServiceItsOwnLoginAlone() {
		Manifests manifests = Manifests.of("local");
		for (String service : Project.SERVICES) {
			assertThat(SecretsTests.mounted(manifests.pod(service).getSpec())).as(service)
				.containsEntry("/etc/suite/kafka/spring.kafka.properties.sasl.jaas.config",
						List.of(service, "sasl.jaas.config"))
				.containsEntry("/etc/suite/kafka/ca.crt", List.of("kafka-cluster-ca-cert", "ca.crt"))
				.allSatisfy((file, secret) -> assertThat(secret.get(0)).doesNotStartWith("kafka-passwords")
					.doesNotStartWith("kafka-brokers"));
			assertThat(manifests.variables(service)).as(service)
				.containsEntry("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
				.containsEntry("SPRING_KAFKA_SSL_BUNDLE", "kafka");
		}
	}

	private Stream<Map<String, String>> brokers() {
		return Stream.concat(
				Stream
					.of(this.services.get("kafka"), this.cluster.get("kafka"), this.cluster.get("kafka-2"),
							this.cluster.get("kafka-3"))
					.map(KafkaLoginsTests::environment)
					.map((variables) -> variables.entrySet()
						.stream()
						.collect(Collectors.toMap(Map.Entry::getKey, (variable) -> variable.getValue().toString()))),
				Stream.of(kubernetes()));
	}

	private static Map<String, String> kubernetes() {
		return Manifests.container(Manifests.of("local").pod("kafka").getSpec())
			.getEnv()
			.stream()
			.filter((variable) -> variable.getValue() != null)
			.collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
	}

	private static Set<String> listeners(Map<String, String> broker) {
		return Arrays.stream(broker.get("KAFKA_LISTENERS").split(","))
			.map((listener) -> listener.replaceAll("://.*", ""))
			.collect(Collectors.toSet());
	}

	// Those of a listener, each with how it knows who logs in.
	private static List<String> mechanisms(String listener) {
		Map<String, String> settings = settings();
		String prefix = "listener.name." + listener.toLowerCase(Locale.ROOT) + ".";
		List<String> mechanisms = List.of(settings
			.getOrDefault(prefix + "sasl.enabled.mechanisms", settings.getOrDefault("sasl.enabled.mechanisms", ""))
			.split(","));
		assertThat(settings).containsKeys(mechanisms.stream()
			.map((mechanism) -> prefix + mechanism.toLowerCase(Locale.ROOT) + ".sasl.jaas.config")
			.toArray(String[]::new));
		return mechanisms;
	}

	private static Map<String, String> settings() {
		Properties settings = new Properties();
		try {
			settings.load(new StringReader(Project.read("docker/kafka/server.properties")));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return settings.stringPropertyNames().stream().collect(Collectors.toMap((name) -> name, settings::getProperty));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> environment(Object service) {
		return ((Map<String, Map<String, Object>>) service).getOrDefault("environment", Map.of());
	}

	@SuppressWarnings("unchecked")
	private static List<String> volumes(Map<String, Object> services, String service) {
		return ((Map<String, List<String>>) services.get(service)).getOrDefault("volumes", List.of());
	}

}
