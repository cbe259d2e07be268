package suite.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.EnvVar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the compose files promise.
 */
class ComposeTests {

	private final Map<String, Object> services = Project.at(Project.yaml("docker-compose.yml"), "services");

	@Test
	void publishesPortsOnThisMachineOnly() {
		assertThat(services("ports")).isNotEmpty()
			.allSatisfy((ports) -> assertThat((List<?>) ports)
				.allMatch((port) -> port.toString().startsWith("127.0.0.1:")));
	}

	@Test
	void limitsEveryContainer() {
		for (String setting : List.of("mem_limit", "cpus", "pids_limit", "restart", "logging")) {
			assertThat(services(setting)).as(setting).hasSameSizeAs(this.services.keySet());
		}
	}

	@Test
	void hardensEveryContainer() {
		assertThat(this.services.values()).map((service) -> (Map<?, ?>) service).allSatisfy((service) -> {
			assertThat(service.get("read_only")).isEqualTo(true);
			assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
			assertThat(service.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
			assertThat(service.get("user")).isNotEqualTo("0");
		});
	}

	@Test
	void allBrokersAreAlike() {
		Map<String, Object> first = Project.at(this.services, "kafka");
		Map<String, Object> cluster = Project.at(Project.yaml("docker-compose.cluster.yml"), "services");
		for (String broker : List.of("kafka-2", "kafka-3")) {
			for (String setting : List.of("image", "restart", "read_only", "tmpfs", "cap_drop", "security_opt",
					"mem_limit", "cpus", "pids_limit", "logging", "stop_grace_period")) {
				assertThat(Project.<Object>at(cluster, broker, setting)).as(broker + " " + setting)
					.isEqualTo(first.get(setting));
			}
		}
	}

	@Test
	void everyVolumeHasANameSoThatDownKeepsItAndLeavesNoOther() {
		Map<String, Object> named = Project.at(Project.yaml("docker-compose.yml"), "volumes");
		assertThat(services("volumes")).flatMap((volumes) -> (List<?>) volumes)
			.map(Object::toString)
			.isNotEmpty()
			.allMatch((volume) -> volume.startsWith("./") || named.containsKey(volume.split(":")[0]));
	}

	@Test
	void everyFileThatIsMountedOrNamedExists() {
		assertThat(services("volumes")).flatMap((volumes) -> (List<?>) volumes)
			.map((volume) -> volume.toString().split(":")[0])
			.filteredOn((source) -> source.startsWith("./"))
			.allSatisfy((source) -> assertThat(Project.ROOT.resolve(source)).exists());
		String home = Project.at(this.services, "grafana", "environment", "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");
		assertThat(Project.ROOT.resolve(home.replace("/etc/grafana/", "observability/grafana/"))).exists();
	}

	// An older volume of Grafana's may have the admin of old: nobody logs in as him
	// either.
	@Test
	void grafanaHasNoPasswordThatIsKnown() {
		assertThat(Project.<Map<String, Object>>at(this.services, "grafana", "environment"))
			.containsEntry("GF_AUTH_DISABLE_LOGIN_FORM", "true")
			.containsEntry("GF_AUTH_BASIC_ENABLED", "false")
			.containsEntry("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true")
			.doesNotContainKey("GF_SECURITY_ADMIN_PASSWORD")
			.doesNotContainKey("GF_AUTH_ANONYMOUS_ORG_ROLE");
	}

	@Test
	void everyImageHasAFixedTag() {
		assertThat(services("image")).hasSameSizeAs(this.services.keySet())
			.allSatisfy((image) -> assertThat(image.toString()).matches("[a-z/-]+:v?\\d+(\\.\\d+)+"));
	}

	@Test
	void kubernetesRunsTheSameImages() {
		Manifests manifests = Manifests.of("local");
		assertThat(manifests.pods()).hasSize(4)
			.allSatisfy((pod) -> assertThat(pod.getValue().getSpec().getContainers().get(0).getImage())
				.isEqualTo(Project.at(this.services, pod.getKey(), "image")));
	}

	@Test
	void kubernetesRunsBrokersWithTheSameTimeouts() {
		Map<String, Object> cluster = Project.at(Project.yaml("docker-compose.cluster.yml"), "x-brokers");
		List<EnvVar> kubernetes = Manifests.of("local").pod("kafka").getSpec().getContainers().get(0).getEnv();
		assertThat(kubernetes.stream()
			.filter((variable) -> isTimeout(variable.getName()))
			.collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue)))
			.isNotEmpty()
			.isEqualTo(cluster.entrySet()
				.stream()
				.filter((variable) -> isTimeout(variable.getKey()))
				.collect(Collectors.toMap(Map.Entry::getKey, (variable) -> variable.getValue().toString())));
	}

	// What it does, the tests of local-kafka show.
	@Test
	void allDeclareLoginsRightsAndTheTopicOfOffsetsBeforeTheyAreReady() {
		String kubernetes = Manifests.of("local")
			.pod("kafka")
			.getSpec()
			.getContainers()
			.get(0)
			.getReadinessProbe()
			.getExec()
			.getCommand()
			.get(2);
		assertThat(kubernetes).contains("/opt/suite/declare || exit 1\n");
		Map<String, Object> cluster = Project.at(Project.yaml("docker-compose.cluster.yml"), "services");
		for (Object check : List.of(Project.<Object>at(this.services, "kafka", "healthcheck", "test"),
				Project.<Object>at(cluster, "kafka", "healthcheck", "test"),
				Project.<Object>at(cluster, "kafka-2", "healthcheck", "test"),
				Project.<Object>at(cluster, "kafka-3", "healthcheck", "test"))) {
			assertThat(check).isEqualTo(List.of("CMD", "/opt/suite/healthy"));
		}
		assertThat(Project.read("docker/kafka/healthy")).containsSubsequence("set -eu\n", "\n/opt/suite/declare",
				"\nstore ||");
	}

	private static boolean isTimeout(String variable) {
		return variable.matches("KAFKA_.*_(TIMEOUT|INTERVAL|BACKOFF|BACKOFF_MAX)_MS");
	}

	private Collection<Object> services(String setting) {
		return this.services.values()
			.stream()
			.map((service) -> ((Map<?, ?>) service).get(setting))
			.filter((value) -> value != null)
			.map(Object.class::cast)
			.toList();
	}

}
