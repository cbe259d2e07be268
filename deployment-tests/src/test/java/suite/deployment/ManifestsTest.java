package suite.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
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
 * Every overlay as it would be applied.
 */
class ManifestsTest {

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
	void everyContainerHasProbesAndLimits(String overlay) {
		forEachContainer(overlay, (name, container) -> {
			assertThat(
					List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
				.as(name)
				.allSatisfy((probe) -> assertThat(hasKnownPort(probe, container)).isTrue());
			assertThat(container.getResources().getRequests()).as(name).containsKeys("cpu", "memory");
			assertThat(container.getResources().getLimits()).as(name).containsKeys("cpu", "memory");
			assertThat(container.getImage()).as(name).matches("[a-z0-9./-]+:[0-9][a-zA-Z0-9.-]*");
		});
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void everyPodPassesTheRestrictedSecurityStandard(String overlay) {
		assertThat(Manifests.of(overlay).of(Namespace.class).findFirst().orElseThrow().getMetadata().getLabels())
			.containsEntry("pod-security.kubernetes.io/enforce", "restricted");
		Manifests.of(overlay).pods().forEach((pod) -> {
			PodSecurityContext context = pod.getValue().getSpec().getSecurityContext();
			assertThat(context.getRunAsNonRoot()).as(pod.getKey()).isTrue();
			assertThat(context.getRunAsUser()).as(pod.getKey()).isPositive();
			assertThat(context.getSeccompProfile().getType()).as(pod.getKey()).isEqualTo("RuntimeDefault");
			assertThat(pod.getValue().getSpec().getVolumes()).as(pod.getKey())
				.allSatisfy((volume) -> assertThat(volume.getHostPath()).isNull());
		});
		forEachContainer(overlay, (name, container) -> {
			SecurityContext context = container.getSecurityContext();
			assertThat(context.getAllowPrivilegeEscalation()).as(name).isFalse();
			assertThat(context.getReadOnlyRootFilesystem()).as(name).isTrue();
			assertThat(context.getCapabilities().getDrop()).as(name).containsExactly("ALL");
			assertThat(context.getCapabilities().getAdd()).as(name).isEmpty();
		});
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void noPodGetsATokenForTheApi(String overlay) {
		Set<String> accounts = Manifests.of(overlay)
			.of(ServiceAccount.class)
			.filter((account) -> Boolean.FALSE.equals(account.getAutomountServiceAccountToken()))
			.map((account) -> account.getMetadata().getName())
			.collect(Collectors.toSet());
		Manifests.of(overlay).pods().forEach((pod) -> {
			assertThat(accounts).contains(pod.getValue().getSpec().getServiceAccountName());
			assertThat(pod.getValue().getSpec().getAutomountServiceAccountToken()).as(pod.getKey()).isFalse();
		});
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
			Container container = container(
					manifests.pod(service.getSpec().getSelector().get("app.kubernetes.io/name")).getSpec());
			assertThat(portNames(container)).containsAll(service.getSpec()
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
		forEachContainer(overlay,
				(name, container) -> assertThat(container.getEnvFrom()
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
	void aBrokerIsReadyOnlyInSyncAndLivesWhateverTheOthersDo() {
		Container broker = container(Manifests.of("local").pod("kafka").getSpec());
		assertThat(broker.getReadinessProbe().getExec().getCommand().get(2)).contains("--under-replicated-partitions",
				"KAFKA_NODE_ID");
		assertThat(broker.getReadinessProbe().getTimeoutSeconds()).isGreaterThanOrEqualTo(10);
		assertThat(broker.getLivenessProbe().getTcpSocket()).isNotNull();
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

	@Test
	void aPodHasTheTimeToStopInOrder() {
		for (String service : Project.SERVICES) {
			PodSpec pod = Manifests.of("local").pod(service).getSpec();
			long sleep = container(pod).getLifecycle().getPreStop().getSleep().getSeconds();
			assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(sleep + 2 * 25);
		}
	}

	@Test
	void anUpdateTakesNoInstanceAwayBeforeAnotherIsReady() {
		assertThat(Manifests.of("local").of(Deployment.class)).allSatisfy((deployment) -> assertThat(
				deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
			.isZero());
	}

	private static void forEachContainer(String overlay, BiConsumer<String, Container> check) {
		assertThat(Manifests.of(overlay).pods()).hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((pod) -> check.accept(pod.getKey(), container(pod.getValue().getSpec())));
	}

	private static Container container(PodSpec pod) {
		assertThat(pod.getContainers()).hasSize(1);
		assertThat(pod.getInitContainers()).isEmpty();
		return pod.getContainers().get(0);
	}

	private static boolean hasKnownPort(Probe probe, Container container) {
		if (probe.getExec() != null) {
			return true;
		}
		String port = (probe.getHttpGet() != null) ? probe.getHttpGet().getPort().getStrVal()
				: probe.getTcpSocket().getPort().getStrVal();
		return portNames(container).contains(port);
	}

	private static List<String> portNames(Container container) {
		return container.getPorts().stream().map((port) -> port.getName()).toList();
	}

}
