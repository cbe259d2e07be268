package suite.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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
		requireIn("pom.xml", "<module>%s</module>".formatted(service));
		requireIn("testing/deployment-tests/pom.xml", "<artifactId>%s</artifactId>".formatted(service));
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void hasWhatAllShare(String service) {
		for (String module : List.of("http-support", "http-security", "kafka-support", "pages", "kafka-test",
				"http-attack", "contract", "browser")) {
			requireIn(service + "/pom.xml", "<artifactId>%s</artifactId>".formatted(module));
		}
		assertThat(application(service)).extractingByKey("spring")
			.extracting("application.name")
			.as("spring.application.name")
			.isEqualTo(service);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void saysWhatItIsMadeOf(String service) {
		requireIn(service + "/pom.xml", "<artifactId>cyclonedx-maven-plugin</artifactId>");
		String own = service + "/src/main/resources/application.yaml";
		String exposes = "(?m)^ +include: health,\\S*\\bsbom\\b";
		require(Project.read(own).contains("exposure:") ? own
				: "support/http-support/src/main/resources/suite-defaults.yaml", exposes);
	}

	@Test
	void hasAPortOfItsOwn() {
		assertThat(SERVICES.stream().map(EveryServiceTests::port)).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isAttackedByItsTests(String service) {
		assertThat(Project.ROOT.resolve(service).resolve("src/test/java/suite").resolve(name(service)))
			.isDirectoryRecursivelyContaining("glob:**/BadInputIT.java")
			.isDirectoryRecursivelyContaining("glob:**/AccessTests.java");
		require(".ci/on-docker", "-pl \\S*\\b" + service);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isStartedByRun(String service) {
		require("local/launcher/build.sh", "(?m)^services='[^']*\\b" + service);
		requireIn("local/launcher/src/main/java/suite/launcher/service/Service.java",
				"%s(%s)".formatted(name(service).toUpperCase(Locale.ROOT), port(service)));
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void hasAnImage(String service) {
		require("Dockerfile", "(?m)^ENV MAVEN_ARGS=.* -pl \\S*\\b" + service);
		require("Dockerfile", "(?m)^FROM \\S+ AS %s\nEXPOSE %s\nHEALTHCHECK(.*\n)+?.*localhost:%2$s/".formatted(service,
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
		requireIn("docker-compose.yml", "%s-login:/etc/suite/kafka:ro".formatted(name(service)));
		requireIn("docker-compose.yml", "%s-login:/etc/suite/logins/%s".formatted(name(service), service));
		require(".ci/containers", "(?m)^wanted='[^']*\\b" + service);
		require(".ci/containers", "for victim in .*\\b" + service);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isOnKubernetes(String service) {
		requireIn("k8s/base/kustomization.yaml", "- " + service + ".yaml");
		assertThat(Project.documents(Project.read("k8s/base/" + service + ".yaml")))
			.extracting((document) -> document.get("kind"))
			.contains("Service", "ServiceAccount", "NetworkPolicy", "PodDisruptionBudget")
			.containsAnyOf("Deployment", "StatefulSet");
		requireInEachSelector("k8s/kafka/kafka.yaml", service);
		requireIn("k8s/kafka/kafka.yaml", "path: passwords/%s}".formatted(service));
		requireInEachSelector("k8s/overlays/existing-kafka/to-kafka.yaml", service);
		requireInEachSelector("k8s/overlays/strimzi/kafka.yaml", service);
		requireInEachSelector("k8s/overlays/strimzi/kustomization.yaml", service);
		requireIn("k8s/components/kafka-login/kustomization.yaml", service);
		requireIn("k8s/components/prometheus-operator/monitors.yaml", service);
		requireIn("k8s/components/prometheus-operator/kustomization.yaml", service);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isWatched(String service) {
		requireIn("observability/prometheus.yml", "job_name: " + service);
		requireIn("observability/prometheus.yml", "{names: [%s], type: A, port: %s,".formatted(service, port(service)));
		String dashboard = name(service) + ".json";
		assertThat(Project.ROOT.resolve("observability/grafana/dashboards").resolve(dashboard)).exists();
		requireIn("observability/grafana/kustomization.yaml", dashboard);
		for (String rules : List.of("observability/rules.yml", "k8s/components/prometheus-operator/rules.yaml")) {
			requireIn(rules, "absent(up{job=\"%s\"})".formatted(service));
			require(rules, "job=~\"\\([a-z|]*\\b%s\\b".formatted(name(service)));
		}
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void isInTheDocuments(String service) {
		for (String page : List.of("README.md", "README.zh-CN.md", "docs/architecture.md", "docs/http.md",
				"docs/security.md")) {
			requireIn(page, service);
		}
	}

	private static void requireIn(String file, String text) {
		assertThat(Project.read(file).contains(text)).as(file + " has " + text).isTrue();
	}

	private static void require(String file, String pattern) {
		assertThat(Pattern.compile(pattern).matcher(Project.read(file)).find()).as(file + " matches " + pattern)
			.isTrue();
	}

	// A file may select the services for more than one thing.
	private static void requireInEachSelector(String file, String service) {
		assertThat(Project.read(file).lines().filter((line) -> line.contains("operator: In, values: ["))).as(file)
			.isNotEmpty()
			.allMatch((line) -> line.contains(service));
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
