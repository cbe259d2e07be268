package suite.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever adds a service is told here where else it has to be named; in the same order as
 * in {@code docs/make-it-yours.md}.
 */
class EveryServiceTests {

	static final List<String> SERVICES = Project.SERVICES;

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isBuiltWithTheOthers(String service) {
		assertThat(Project.read("pom.xml")).contains("<module>%s</module>".formatted(service));
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void hasWhatAllShare(String service) {
		assertThat(Project.read(service + "/pom.xml")).contains("<artifactId>http-support</artifactId>",
				"<artifactId>kafka-support</artifactId>", "<artifactId>kafka-test</artifactId>",
				"<artifactId>http-attack</artifactId>");
		assertThat(application(service)).extractingByKey("spring")
			.extracting("application.name")
			.as("spring.application.name")
			.isEqualTo(service);
	}

	@Test
	void hasAPortOfItsOwn() {
		assertThat(SERVICES.stream().map(EveryServiceTests::port)).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isAttackedByItsTests(String service) {
		assertThat(Project.ROOT.resolve(service).resolve("src/test/java/suite").resolve(name(service)))
			.isDirectoryRecursivelyContaining("glob:**/BadInputIT.java");
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isStartedByRun(String service) {
		assertThat(Project.read("local/launcher/build.sh")).containsPattern("(?m)^services='[^']*\\b" + service);
		assertThat(Project.read("local/launcher/src/main/java/suite/launcher/service/Service.java"))
			.contains("%s(%s)".formatted(name(service).toUpperCase(Locale.ROOT), port(service)));
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void hasAnImage(String service) {
		assertThat(Project.read("Dockerfile")).containsPattern("(?m)^ENV MAVEN_ARGS=.* -pl \\S*\\b" + service)
			.containsPattern("(?m)^FROM \\S+ AS %s\nEXPOSE %s\nHEALTHCHECK(.*\n)+?.*localhost:%2$s/".formatted(service,
					port(service)));
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isStartedByCompose(String service) {
		for (String file : List.of("docker-compose.yml", "docker-compose.cluster.yml")) {
			assertThat(Project.yaml(file)).extractingByKey("services")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.as(file)
				.containsKey(service);
		}
		assertThat(Project.read(".ci/containers")).containsPattern("(?m)^wanted='[^']*\\b" + service);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isOnKubernetes(String service) {
		assertThat(Project.yaml("k8s/base/kustomization.yaml")).extractingByKey("resources")
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(service + ".yaml");
		assertThat(Project.documents(Project.read("k8s/base/" + service + ".yaml")))
			.extracting((document) -> document.get("kind"))
			.contains("Service", "ServiceAccount", "NetworkPolicy", "PodDisruptionBudget")
			.containsAnyOf("Deployment", "StatefulSet");
		assertThat(Project.read("k8s/components/prometheus-operator/monitors.yaml")).contains(service);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isWatched(String service) {
		assertThat(Project.read("observability/prometheus.yml")).contains("job_name: " + service,
				"{names: [%s], type: A, port: %s,".formatted(service, port(service)));
		assertThat(Project.ROOT.resolve("observability/grafana/dashboards").resolve(name(service) + ".json")).exists();
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isInTheDocuments(String service) {
		for (String page : List.of("README.md", "README.zh-CN.md", "docs/architecture.md", "docs/http.md",
				"docs/settings.md")) {
			assertThat(Project.read(page)).as(page).contains(service);
		}
	}

	private static Map<String, Object> application(String service) {
		Path file = Project.ROOT.resolve(service).resolve("src/main/resources/application.yaml");
		assertThat(file).exists();
		return new Yaml().load(Project.read(Project.ROOT.relativize(file).toString()));
	}

	private static String name(String service) {
		return service.substring(0, service.indexOf("-service"));
	}

	private static Object port(String service) {
		return ((Map<?, ?>) application(service).get("server")).get("port");
	}

}
