package suite.deployment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What runs: probes, limits, rights, and the time to stop.
 */
class PodsTests {

	static final List<String> OVERLAYS = Manifests.OVERLAYS;

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void everyContainerHasProbesAndLimits(String overlay) {
		Manifests.of(overlay).forEachContainer((name, container) -> {
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
		Manifests.of(overlay).forEachContainer((name, container) -> {
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

	@Test
	void aBrokerIsReadyOnlyInSyncAndLivesWhateverTheOthersDo() {
		Container broker = Manifests.container(Manifests.of("local").pod("kafka").getSpec());
		assertThat(broker.getReadinessProbe().getExec().getCommand().get(2)).contains("--under-replicated-partitions",
				"KAFKA_NODE_ID");
		assertThat(broker.getReadinessProbe().getTimeoutSeconds()).isGreaterThanOrEqualTo(10);
		assertThat(broker.getLivenessProbe().getTcpSocket()).isNotNull();
	}

	@Test
	void aPodHasTheTimeToStopInOrder() {
		for (String service : Project.SERVICES) {
			PodSpec pod = Manifests.of("local").pod(service).getSpec();
			long sleep = Manifests.container(pod).getLifecycle().getPreStop().getSleep().getSeconds();
			assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(sleep + 2 * 25);
		}
	}

	private static boolean hasKnownPort(Probe probe, Container container) {
		if (probe.getExec() != null) {
			return true;
		}
		String port = (probe.getHttpGet() != null) ? probe.getHttpGet().getPort().getStrVal()
				: probe.getTcpSocket().getPort().getStrVal();
		return Manifests.portNames(container).contains(port);
	}

}
