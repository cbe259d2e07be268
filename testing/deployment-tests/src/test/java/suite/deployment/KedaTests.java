package suite.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The component for KEDA, which has no types in Java: its fields are those that KEDA
 * documents.
 */
class KedaTests {

	@TempDir
	private Path directory;

	@Test
	void scalesTheConsumerByTheAgeOfWhatWaitsInPlaceOfTheOtherAutoscaler() throws IOException {
		List<Map<String, Object>> documents = with("../k8s/components/scale-by-lag-keda");
		assertThat(documents).extracting((document) -> document.get("kind")).doesNotContain("HorizontalPodAutoscaler");
		Map<String, Object> spec = Project.at(only(documents, "ScaledObject"), "spec");
		assertThat(spec.keySet()).isEqualTo(Set.of("scaleTargetRef", "minReplicaCount", "maxReplicaCount",
				"pollingInterval", "advanced", "triggers"));
		assertThat(only(documents, "Deployment", Project.<String>at(spec, "scaleTargetRef", "name"))).isNotNull();
		List<Map<String, Object>> triggers = Project.at(spec, "triggers");
		assertThat(triggers).extracting((trigger) -> trigger.get("type")).containsExactly("cpu", "prometheus");
		assertThat(triggers).allSatisfy((trigger) -> assertThat(Project.<Map<String, Object>>at(trigger, "metadata"))
			.allSatisfy((key, value) -> assertThat(value).as(key).isInstanceOf(String.class)));
		Map<String, Object> lag = Project.at(triggers.get(1), "metadata");
		assertThat(lag.keySet())
			.isEqualTo(Set.of("serverAddress", "query", "threshold", "ignoreNullValues", "authModes"));
		assertThat(lag).containsEntry("authModes", "bearer");
		assertThat(lag.get("query").toString()).contains("suite_consumer_lag_seconds");
	}

	@Test
	void scalesAsFarAndAsSlowlyAsTheAutoscalerOfTheBase() throws IOException {
		Map<String, Object> base = Project.at(only(with(), "HorizontalPodAutoscaler"), "spec");
		Map<String, Object> keda = Project.at(only(with("../k8s/components/scale-by-lag-keda"), "ScaledObject"),
				"spec");
		assertThat(keda.get("minReplicaCount")).isEqualTo(base.get("minReplicas"));
		assertThat(keda.get("maxReplicaCount")).isEqualTo(base.get("maxReplicas"));
		assertThat(Project.<Object>at(keda, "advanced", "horizontalPodAutoscalerConfig", "behavior"))
			.isEqualTo(base.get("behavior"));
		Map<String, Object> lag = Project.at(only(with("../k8s/components/scale-by-lag"), "HorizontalPodAutoscaler"),
				"spec");
		List<Map<String, Object>> metrics = Project.at(lag, "metrics");
		List<Map<String, Object>> triggers = Project.at(keda, "triggers");
		assertThat(Project.<Object>at(triggers.get(0), "metadata", "value"))
			.isEqualTo(Project.at(metrics.get(0), "resource", "target", "averageValue"));
		assertThat(Project.<Object>at(triggers.get(1), "metadata", "threshold"))
			.isEqualTo(Project.at(metrics.get(1), "external", "target", "value"));
	}

	@Test
	void showsPrometheusATokenOfASecret() throws IOException {
		List<Map<String, Object>> documents = with("../k8s/components/scale-by-lag-keda");
		List<Map<String, Object>> triggers = Project.at(only(documents, "ScaledObject"), "spec", "triggers");
		Map<String, Object> authentication = only(documents, "TriggerAuthentication",
				Project.at(triggers.get(1), "authenticationRef", "name"));
		assertThat(Project.<List<Map<String, Object>>>at(authentication, "spec", "secretTargetRef"))
			.containsExactly(Map.of("parameter", "bearerToken", "name", "prometheus-query", "key", "token"));
	}

	// kustomize takes relative paths alone, from where the file is.
	private List<Map<String, Object>> with(String... components) throws IOException {
		Path file = this.directory.resolve("kustomization.yaml");
		String root = this.directory.toRealPath().relativize(Project.ROOT.toRealPath()).toString();
		StringBuilder text = new StringBuilder("""
				apiVersion: kustomize.config.k8s.io/v1beta1
				kind: Kustomization
				resources: [%s/k8s/overlays/local]
				""".formatted(root));
		for (String component : components) {
			text.append("components: [%s]\n".formatted(component.replace("..", root)));
		}
		Files.writeString(file, text);
		return Project.documents(Manifests.render(this.directory.toString()));
	}

	private static Map<String, Object> only(List<Map<String, Object>> documents, String kind) {
		return only(documents, kind, "consumer-service");
	}

	private static Map<String, Object> only(List<Map<String, Object>> documents, String kind, String name) {
		List<Map<String, Object>> found = documents.stream()
			.filter((document) -> kind.equals(document.get("kind"))
					&& name.equals(Project.at(document, "metadata", "name")))
			.toList();
		assertThat(found).as(kind + " " + name).hasSize(1);
		return found.get(0);
	}

}
