package suite.deployment;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Alert rules, scraping and dashboards fit each other.
 */
class ObservabilityTests {

	@Test
	void kubernetesHasTheSameAlertRules() {
		Map<String, Object> manifest = Project.yaml("k8s/components/prometheus-operator/rules.yaml");
		Map<String, Object> spec = Project.at(manifest, "spec");
		assertThat(spec).isEqualTo(Project.yaml("observability/rules.yml"));
	}

	@Test
	void everyAlertSaysWhatAndWhereAndIsTested() {
		String tests = Project.read("observability/rules_test.yml");
		List<Map<String, Object>> groups = Project.at(Project.yaml("observability/rules.yml"), "groups");
		List<Map<String, Object>> rules = Project.at(groups.get(0), "rules");
		assertThat(rules).isNotEmpty().allSatisfy((rule) -> {
			assertThat((String) Project.at(rule, "labels", "severity")).isIn("critical", "warning");
			assertThat((String) Project.at(rule, "annotations", "summary")).isNotBlank();
			assertThat((String) Project.at(rule, "annotations", "description")).isNotBlank();
			assertThat(tests).contains("alertname: " + rule.get("alert"));
		});
	}

	@Test
	void everyAlertHasARunbookAndEveryRunbookAnAlert() {
		List<Map<String, Object>> groups = Project.at(Project.yaml("observability/rules.yml"), "groups");
		List<Map<String, Object>> rules = Project.at(groups.get(0), "rules");
		List<String> sections = Project.read("docs/runbooks.md")
			.lines()
			.filter((line) -> line.startsWith("## "))
			.map((line) -> line.substring(3))
			.toList();
		assertThat(rules).extracting((rule) -> rule.get("alert")).containsExactlyInAnyOrderElementsOf(sections);
		assertThat(rules).allSatisfy((rule) -> assertThat((String) Project.at(rule, "annotations", "runbook_url"))
			.isEqualTo("docs/runbooks.md#" + ((String) rule.get("alert")).toLowerCase(Locale.ROOT)));
	}

	@Test
	void thePrometheusOperatorFindsEachServiceOnce() {
		Manifests manifests = Manifests.of("prometheus-operator");
		ServiceMonitor monitor = manifests.of(ServiceMonitor.class).findFirst().orElseThrow();
		List<String> names = monitor.getSpec().getSelector().getMatchExpressions().get(0).getValues();
		assertThat(names).containsExactlyInAnyOrderElementsOf(Project.SERVICES);
		assertThat(manifests.of(Service.class)
			.filter((service) -> names.contains(service.getMetadata().getLabels().get("app.kubernetes.io/name"))))
			.extracting((service) -> service.getMetadata().getName())
			.containsExactlyInAnyOrderElementsOf(names);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prometheus-operator", "production" })
	void kubernetesHasEveryDashboard(String overlay) {
		List<String> dashboards = Manifests.of(overlay)
			.of(ConfigMap.class)
			.filter((map) -> map.getMetadata().getLabels().containsKey("grafana_dashboard"))
			.flatMap((map) -> map.getData().values().stream())
			.toList();
		assertThat(dashboards).containsExactlyInAnyOrderElementsOf(Project.list("observability/grafana/dashboards")
			.stream()
			.map((file) -> Project.read(file.toString()))
			.toList());
	}

	@Test
	void dashboardsAskTheProvisionedDataSource() throws IOException {
		List<Map<String, Object>> sources = Project
			.at(Project.yaml("observability/grafana/provisioning/datasources/prometheus.yml"), "datasources");
		Set<String> ids = new HashSet<>();
		for (var file : Project.list("observability/grafana/dashboards")) {
			JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
			assertThat(ids.add(dashboard.path("uid").asText())).as("%s has an id of its own", file).isTrue();
			assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy((panel) -> {
				assertThat(panel.path("datasource").path("uid").asText()).isEqualTo(sources.get(0).get("uid"));
				assertThat(panel.path("description").asText()).isNotBlank();
				assertThat(panel.path("targets")).isNotEmpty();
			});
		}
		assertThat(ids).contains("producer", "consumer", "streams", "jvm");
	}

}
