package suite.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may talk to whom.
 */
class NetworkPoliciesTests {

	static final List<String> OVERLAYS = Manifests.OVERLAYS;

	private static final Map<String, String> CLIENT = Map.of("kafka-suite/client", "true");

	private static final Map<String, String> PROMETHEUS = Map.of("app.kubernetes.io/name", "prometheus");

	// Set by Kubernetes itself: no namespace can give itself another's.
	private static final Map<String, String> MONITORING = Map.of("kubernetes.io/metadata.name", "monitoring");

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void nothingThatRunsIsOpenInEitherDirection(String overlay) {
		Manifests manifests = Manifests.of(overlay);
		for (String direction : List.of("Ingress", "Egress")) {
			Set<String> closed = policies(manifests)
				.filter((policy) -> policy.getSpec().getPolicyTypes().contains(direction))
				.flatMap((policy) -> manifests.podsOf(policy.getSpec().getPodSelector()).stream())
				.collect(Collectors.toSet());
			assertThat(closed).as(direction)
				.isEqualTo(manifests.pods().map(Map.Entry::getKey).collect(Collectors.toSet()));
		}
		assertThat(policies(manifests).flatMap((policy) -> policy.getSpec().getIngress().stream()))
			.allSatisfy((rule) -> {
				assertThat(rule.getPorts()).isNotEmpty();
				assertThat(rule.getFrom()).isNotEmpty();
			});
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void requestsComeFromClientsAndScrapesFromPrometheus(String overlay) {
		Manifests manifests = Manifests.of(overlay);
		for (String service : Project.SERVICES) {
			assertThat(ingress(manifests, service, "management")).singleElement().satisfies((peer) -> {
				assertThat(peer.getNamespaceSelector().getMatchLabels()).isEqualTo(MONITORING);
				assertThat(peer.getPodSelector().getMatchLabels()).isEqualTo(PROMETHEUS);
			});
			Set<Map<String, String>> callers = ingress(manifests, service, "http").stream()
				.flatMap((peer) -> Stream.of(peer.getPodSelector(), peer.getNamespaceSelector()))
				.filter(Objects::nonNull)
				.map((selector) -> selector.getMatchLabels())
				.collect(Collectors.toSet());
			assertThat(callers).isEqualTo(service.equals("streams-service")
					? Set.of(CLIENT, Map.of("app.kubernetes.io/name", "streams-service")) : Set.of(CLIENT));
		}
	}

	@Test
	void kafkaIsReachedByTheServicesAndItselfAlone() {
		Manifests manifests = Manifests.of("local");
		Set<String> callers = new TreeSet<>();
		ingress(manifests, "kafka", "kafka").forEach((peer) -> callers.addAll(manifests.podsOf(peer.getPodSelector())));
		assertThat(callers)
			.containsExactlyInAnyOrderElementsOf(Stream.concat(Project.SERVICES.stream(), Stream.of("kafka")).toList());
		assertThat(ingress(manifests, "kafka", "controller"))
			.allSatisfy((peer) -> assertThat(manifests.podsOf(peer.getPodSelector())).containsExactly("kafka"));
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void whoeverMayBeCalledByAPodThatPodMayCall(String overlay) {
		Manifests manifests = Manifests.of(overlay);
		for (NetworkPolicy policy : policies(manifests).toList()) {
			for (var rule : policy.getSpec().getIngress()) {
				for (NetworkPolicyPeer peer : rule.getFrom()) {
					if (peer.getNamespaceSelector() == null) {
						manifests.podsOf(peer.getPodSelector())
							.forEach((caller) -> assertThat(egressPorts(manifests, caller))
								.as("%s to %s", caller, policy.getMetadata().getName())
								.containsAll(names(rule.getPorts())));
					}
				}
			}
		}
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void everyServiceFindsNamesAndKafkaAndCallsNobodyElse(String overlay) {
		Manifests manifests = Manifests.of(overlay);
		String kafka = manifests.pods().anyMatch((pod) -> pod.getKey().equals("kafka")) ? "kafka" : "9093";
		assertThat(egressPorts(manifests, "producer-service")).containsExactlyInAnyOrder("53", kafka);
		assertThat(egressPorts(manifests, "consumer-service")).containsExactlyInAnyOrder("53", kafka);
		assertThat(egressPorts(manifests, "streams-service")).containsExactlyInAnyOrder("53", kafka, "http");
	}

	private static Stream<NetworkPolicy> policies(Manifests manifests) {
		return manifests.of(NetworkPolicy.class);
	}

	private static List<NetworkPolicyPeer> ingress(Manifests manifests, String pod, String port) {
		return policies(manifests).filter((policy) -> manifests.podsOf(policy.getSpec().getPodSelector()).contains(pod))
			.flatMap((policy) -> policy.getSpec().getIngress().stream())
			.filter((rule) -> names(rule.getPorts()).contains(port))
			.flatMap((rule) -> rule.getFrom().stream())
			.toList();
	}

	private static Set<String> egressPorts(Manifests manifests, String pod) {
		return policies(manifests).filter((policy) -> manifests.podsOf(policy.getSpec().getPodSelector()).contains(pod))
			.flatMap((policy) -> policy.getSpec().getEgress().stream())
			.flatMap((rule) -> names(rule.getPorts()).stream())
			.collect(Collectors.toSet());
	}

	private static Set<String> names(List<NetworkPolicyPort> ports) {
		return ports.stream().map((port) -> String.valueOf(port.getPort().getValue())).collect(Collectors.toSet());
	}

}
