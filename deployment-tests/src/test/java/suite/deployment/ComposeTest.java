package suite.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the compose files promise.
 */
class ComposeTest {

	private final Map<String, Object> services = Project.at(Project.yaml("docker-compose.yml"), "services");

	@Test
	void publishesPortsOnThisMachineOnly() {
		assertThat(services("ports")).isNotEmpty()
			.allSatisfy((ports) -> assertThat((List<?>) ports)
				.allMatch((port) -> port.toString().startsWith("127.0.0.1:")));
	}

	@Test
	void limitsEveryContainer() {
		for (String setting : List.of("mem_limit", "pids_limit", "restart", "logging")) {
			assertThat(services(setting)).as(setting).hasSameSizeAs(this.services.keySet());
		}
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

	private Collection<Object> services(String setting) {
		return this.services.values()
			.stream()
			.map((service) -> ((Map<?, ?>) service).get(setting))
			.filter((value) -> value != null)
			.map(Object.class::cast)
			.toList();
	}

}
