package suite.deployment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Every overlay as it would be applied: what its parts say of each other.
 */
class ManifestsTests {

	static final List<String> OVERLAYS = Manifests.OVERLAYS;

	@Test
	void refusesFieldsThatKubernetesDoesNotHave() {
		assertThatThrownBy(() -> Manifests.parse("""
				apiVersion: v1
				kind: Service
				metadata: {name: a}
				spec: {port: [{port: 1, targetPort: http}]}
				""")).hasMessageContaining("Unrecognized field \"port\"");
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void everySelectorMatchesAPod(String overlay) {
		Manifests manifests = Manifests.of(overlay);
		Stream
			.of(manifests.of(Deployment.class).map((item) -> item.getSpec().getSelector()),
					manifests.of(StatefulSet.class).map((item) -> item.getSpec().getSelector()),
					manifests.of(PodDisruptionBudget.class).map((item) -> item.getSpec().getSelector()),
					manifests.of(NetworkPolicy.class).map((item) -> item.getSpec().getPodSelector()),
					manifests.pods()
						.flatMap((pod) -> pod.getValue().getSpec().getTopologySpreadConstraints().stream())
						.map((constraint) -> constraint.getLabelSelector()))
			.flatMap((selectors) -> selectors)
			.forEach((selector) -> assertThat(manifests.podsOf(selector)).as(selector.toString()).isNotEmpty());
		manifests.of(Service.class).forEach((service) -> {
			assertThat(manifests.somethingMatches(service.getSpec().getSelector())).isTrue();
			Container container = Manifests
				.container(manifests.pod(service.getSpec().getSelector().get("app.kubernetes.io/name")).getSpec());
			assertThat(Manifests.portNames(container)).containsAll(service.getSpec()
				.getPorts()
				.stream()
				.map(ServicePort::getTargetPort)
				.map((port) -> port.getStrVal())
				.toList());
		});
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void everythingThatRunsHasABudgetAPolicyAndASpread(String overlay) {
		Manifests manifests = Manifests.of(overlay);
		Set<String> names = manifests.pods().map(Map.Entry::getKey).collect(Collectors.toSet());
		assertThat(manifests.of(PodDisruptionBudget.class).map((item) -> item.getMetadata().getName()))
			.containsExactlyInAnyOrderElementsOf(names);
		assertThat(manifests.of(NetworkPolicy.class).map((item) -> item.getMetadata().getName())).containsAll(names);
		assertThat(manifests.pods())
			.allSatisfy((pod) -> assertThat(pod.getValue().getSpec().getTopologySpreadConstraints()).isNotEmpty());
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void everyReferenceLeadsSomewhere(String overlay) {
		Manifests manifests = Manifests.of(overlay);
		Set<String> maps = manifests.of(ConfigMap.class)
			.map((map) -> map.getMetadata().getName())
			.collect(Collectors.toSet());
		Set<String> services = manifests.of(Service.class)
			.map((service) -> service.getMetadata().getName())
			.collect(Collectors.toSet());
		Manifests.of(overlay)
			.forEachContainer((name,
					container) -> assertThat(container.getEnvFrom()
						.stream()
						.map(EnvFromSource::getConfigMapRef)
						.filter((reference) -> reference != null)
						.map((reference) -> reference.getName())).as(name).isSubsetOf(maps));
		assertThat(manifests.of(StatefulSet.class).map((set) -> set.getSpec().getServiceName())).isSubsetOf(services);
		assertThat(manifests.of(HorizontalPodAutoscaler.class)).singleElement().satisfies((scaler) -> {
			assertThat(scaler.getSpec().getScaleTargetRef().getName()).isEqualTo("consumer-service");
			assertThat(scaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
		});
	}

	@Test
	void theAutoscalerIsNotOverruledByANumberOfReplicas() {
		assertThat(Manifests.of("local")
			.of(Deployment.class)
			.filter((item) -> item.getMetadata().getName().equals("consumer-service"))).singleElement()
			.satisfies((consumer) -> assertThat(consumer.getSpec().getReplicas()).isNull());
	}

	@Test
	void theAutoscalerOfProductionFollowsTheLagToo() {
		assertThat(Manifests.of("production").of(HorizontalPodAutoscaler.class)).singleElement().satisfies((scaler) -> {
			List<MetricSpec> metrics = scaler.getSpec().getMetrics();
			assertThat(metrics).extracting(MetricSpec::getType).containsExactly("Resource", "External");
			assertThat(Project.read("observability/rules.yml"))
				.containsPattern("\\b" + metrics.get(1).getExternal().getMetric().getName() + "\\b");
		});
	}

	// Nine pods and one more of each deployment in an update: half a core.
	@Test
	void theLocalOverlayAsksForLittleOfTheProcessor() {
		Manifests.of("local")
			.forEachContainer((name,
					container) -> assertThat(container.getResources().getRequests().get("cpu").getNumericalAmount())
						.as(name)
						.isLessThanOrEqualTo(new BigDecimal("0.05")));
	}

	@Test
	void anUpdateTakesNoInstanceAwayBeforeAnotherIsReady() {
		assertThat(Manifests.of("local").of(Deployment.class)).allSatisfy((deployment) -> assertThat(
				deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
			.isZero());
	}

}
