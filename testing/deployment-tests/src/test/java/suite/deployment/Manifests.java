package suite.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * An overlay as {@code kubectl apply -k} would send it, in Kubernetes' own types. A field
 * that they do not have is refused.
 */
record Manifests(List<HasMetadata> all) {

	static final List<String> OVERLAYS = List.of("local", "existing-kafka", "prometheus-operator", "production",
			"strimzi");

	private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.ofEntries(
			Map.entry("v1/Namespace", Namespace.class), Map.entry("v1/ConfigMap", ConfigMap.class),
			Map.entry("v1/Secret", Secret.class), Map.entry("v1/Service", Service.class),
			Map.entry("v1/ServiceAccount", ServiceAccount.class), Map.entry("apps/v1/Deployment", Deployment.class),
			Map.entry("apps/v1/StatefulSet", StatefulSet.class),
			Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
			Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
			Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
			Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
			Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
			Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
			Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class),
			Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
			Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class));

	// The types take unknown fields aside in a map; without it, they refuse them.
	private static final ObjectMapper STRICT = new ObjectMapper()
		.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {

			private static final long serialVersionUID = 1L;

			@Override
			public Boolean hasAnySetter(Annotated annotated) {
				return false;
			}

		});

	private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

	static Manifests of(String overlay) {
		return RENDERED.computeIfAbsent(overlay, (name) -> parse(render("k8s/overlays/" + name)));
	}

	static Manifests parse(String yaml) {
		return new Manifests(Project.documents(yaml).stream().map(Manifests::typed).toList());
	}

	private static HasMetadata typed(Map<String, Object> document) {
		String type = document.get("apiVersion") + "/" + document.get("kind");
		if (!TYPES.containsKey(type)) {
			throw new IllegalArgumentException("no type is known for " + type);
		}
		return STRICT.convertValue(document, TYPES.get(type));
	}

	/**
	 * What {@code kubectl apply -k} would send for a directory.
	 */
	static String render(String directory) {
		try {
			Process process = new ProcessBuilder("kubectl", "kustomize", directory).directory(Project.ROOT.toFile())
				.redirectErrorStream(true)
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new AssertionError("kubectl kustomize %s: %s".formatted(directory, output));
			}
			return output;
		}
		catch (IOException ex) {
			return abort("The manifests are not checked: there is no kubectl on this machine");
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	<T extends HasMetadata> Stream<T> of(Class<T> type) {
		return this.all.stream().filter(type::isInstance).map(type::cast);
	}

	/**
	 * What runs, by the name of the Deployment or StatefulSet.
	 */
	Stream<Map.Entry<String, PodTemplateSpec>> pods() {
		return Stream.concat(
				of(Deployment.class)
					.map((item) -> Map.entry(item.getMetadata().getName(), item.getSpec().getTemplate())),
				of(StatefulSet.class)
					.map((item) -> Map.entry(item.getMetadata().getName(), item.getSpec().getTemplate())));
	}

	PodTemplateSpec pod(String name) {
		return pods().filter((pod) -> pod.getKey().equals(name)).findFirst().orElseThrow().getValue();
	}

	/**
	 * Applies a check, which gets the pod's name too, to every container.
	 */
	void forEachContainer(BiConsumer<String, Container> check) {
		assertThat(pods()).hasSizeGreaterThanOrEqualTo(3)
			.allSatisfy((pod) -> check.accept(pod.getKey(), container(pod.getValue().getSpec())));
	}

	/**
	 * The names of what runs that a selector matches.
	 */
	Set<String> podsOf(LabelSelector selector) {
		return pods().filter((pod) -> matches(selector, pod.getValue().getMetadata().getLabels()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	private static boolean matches(LabelSelector selector, Map<String, String> labels) {
		return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
				&& selector.getMatchExpressions().stream().allMatch((expression) -> {
					assertThat(expression.getOperator()).isEqualTo("In");
					return expression.getValues().contains(labels.get(expression.getKey()));
				});
	}

	/**
	 * The environment of a service, as far as it is written here.
	 */
	Map<String, String> variables(String service) {
		Container container = container(pod(service).getSpec());
		Map<String, String> variables = new HashMap<>();
		container.getEnvFrom()
			.stream()
			.map(EnvFromSource::getConfigMapRef)
			.filter(Objects::nonNull)
			.flatMap((reference) -> of(ConfigMap.class)
				.filter((map) -> map.getMetadata().getName().equals(reference.getName())))
			.forEach((map) -> variables.putAll(map.getData()));
		container.getEnv()
			.stream()
			.filter((variable) -> variable.getValue() != null)
			.forEach((variable) -> variables.put(variable.getName(),
					variable.getValue().replace("$(POD_NAME)", service + "-0")));
		return variables;
	}

	boolean somethingMatches(Map<String, String> selector) {
		return pods()
			.anyMatch((pod) -> pod.getValue().getMetadata().getLabels().entrySet().containsAll(selector.entrySet()));
	}

	/**
	 * The only container of a pod.
	 */
	static Container container(PodSpec pod) {
		assertThat(pod.getContainers()).hasSize(1);
		assertThat(pod.getInitContainers()).isEmpty();
		return pod.getContainers().get(0);
	}

	static List<String> portNames(Container container) {
		return container.getPorts().stream().map((port) -> port.getName()).toList();
	}

}
