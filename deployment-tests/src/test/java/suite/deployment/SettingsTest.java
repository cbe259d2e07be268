package suite.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every environment variable that is given to a service is a setting that exists.
 */
class SettingsTest {

	static final List<String> OVERLAYS = Manifests.OVERLAYS;

	private static final Pattern SETTINGS = Pattern.compile(
			"@ConfigurationProperties\\(\"(?<prefix>[a-z.]+)\"\\)\\s+(public )?record \\w+\\((?<fields>.*?)\\) \\{",
			Pattern.DOTALL);

	private static final Pattern FIELD = Pattern.compile("(\\w+)(,|$)");

	private static final Set<String> KNOWN = known();

	@Test
	void knowsWhichSettingsExist() {
		assertThat(exists("SUITE_TOPICS_REPLICATIONFACTOR")).isTrue();
		assertThat(exists("SUITE_TOPICS_REPLICATION")).isFalse();
		assertThat(exists("SPRING_KAFKA_BOOTSTRAP_SERVERS")).isTrue();
		assertThat(exists("SPRING_KAFKA_STREAMS_PROPERTIES_MAIN_CONSUMER_NO_SUCH")).isFalse();
	}

	@ParameterizedTest
	@FieldSource("OVERLAYS")
	void kubernetesSetsWhatExists(String overlay) {
		Manifests manifests = Manifests.of(overlay);
		assertThat(manifests.of(ConfigMap.class).flatMap((map) -> map.getData().keySet().stream())).isNotEmpty()
			.allMatch(SettingsTest::exists);
		for (String service : Project.SERVICES) {
			assertThat(manifests.pod(service).getSpec().getContainers().get(0).getEnv()).extracting(EnvVar::getName)
				.filteredOn((name) -> !name.equals("POD_NAME"))
				.allMatch(SettingsTest::exists);
		}
	}

	@ParameterizedTest
	@FieldSource("COMPOSE_FILES")
	void composeSetsWhatExists(String file) {
		Map<String, Object> compose = Project.yaml(file);
		for (String service : Project.SERVICES) {
			Map<String, Object> environment = Project.at(compose, "services", service, "environment");
			assertThat(environment.keySet()).isNotEmpty().allMatch(SettingsTest::exists);
		}
	}

	static final List<String> COMPOSE_FILES = List.of("docker-compose.yml", "docker-compose.cluster.yml");

	private static boolean exists(String variable) {
		String name = canonical(variable);
		String ofConsumer = "springkafkastreamspropertiesmainconsumer";
		if (name.startsWith(ofConsumer)) {
			return ConsumerConfig.configNames()
				.stream()
				.map(SettingsTest::canonical)
				.anyMatch(name.substring(ofConsumer.length())::equals);
		}
		if (name.startsWith("springkafkaproperties")) {
			return ConsumerConfig.configNames()
				.stream()
				.map(SettingsTest::canonical)
				.anyMatch(name.substring("springkafkaproperties".length())::equals);
		}
		return KNOWN.contains(name);
	}

	private static String canonical(String name) {
		return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase();
	}

	private static Set<String> known() {
		try {
			Set<String> names = new HashSet<>();
			for (URL metadata : Collections.list(
					SettingsTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream json = metadata.openStream()) {
					for (JsonNode property : new ObjectMapper().readTree(json).path("properties")) {
						names.add(canonical(property.path("name").asText()));
					}
				}
			}
			try (Stream<Path> sources = Files.find(Project.ROOT, 12,
					(path, attributes) -> path.toString().contains("/src/main/java/")
							&& path.getFileName().toString().endsWith("Settings.java"))) {
				sources.map(Project.ROOT::relativize)
					.map(Path::toString)
					.map(Project::read)
					.forEach((source) -> names.addAll(settings(source)));
			}
			return names;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Set<String> settings(String source) {
		return SETTINGS.matcher(source)
			.results()
			.flatMap((result) -> fields(source.substring(result.start(), result.end())))
			.collect(Collectors.toSet());
	}

	private static Stream<String> fields(String declaration) {
		Matcher matcher = SETTINGS.matcher(declaration);
		assertThat(matcher.find()).isTrue();
		return FIELD.matcher(matcher.group("fields"))
			.results()
			.map((field) -> canonical(matcher.group("prefix") + field.group(1)));
	}

}
