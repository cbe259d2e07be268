package suite.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/settings.md} lists each setting of the suite's own as the build's metadata,
 * and so its Javadoc, describes it. With {@code -Dsuite.docs.write=true} the list is
 * written anew.
 */
class SettingsPageTests {

	private static final String PAGE = "docs/settings.md";

	private static final String BEGIN = "<!-- made from the settings' Javadoc; see SettingsPageTests -->\n";

	private static final String END = "<!-- end -->\n";

	@Test
	void listsEachSettingAsItsJavadocSays() throws IOException {
		String page = Project.read(PAGE);
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		String wanted = page.substring(0, begin) + "\n" + tables() + "\n" + page.substring(page.indexOf(END));
		if (Boolean.getBoolean("suite.docs.write")) {
			Files.writeString(Project.ROOT.resolve(PAGE), wanted);
		}
		assertThat(Project.read(PAGE))
			.as("to write it anew: mvn verify -pl testing/deployment-tests -am -Dtest=SettingsPageTests "
					+ "-Dit.test=None -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "
					+ "-Dsuite.docs.write=true")
			.isEqualTo(wanted);
	}

	@Test
	void eachSettingSaysWhatItMeans() throws IOException {
		assertThat(settings()).hasSizeGreaterThan(40).allSatisfy((setting) -> {
			assertThat(setting.path("description").asString("")).as(setting.path("name").asString())
				.hasSizeGreaterThan(15);
			assertThat(setting.path("defaultValue").asString("")).doesNotContain("PT");
		});
	}

	private static String tables() throws IOException {
		Map<String, List<JsonNode>> byOwner = settings().stream()
			.collect(Collectors.groupingBy((setting) -> owner(setting.path("name").asString()), LinkedHashMap::new,
					Collectors.toList()));
		return Stream.concat(Stream.of("every service"), Project.SERVICES.stream())
			.filter(byOwner::containsKey)
			.map((owner) -> "## Of " + owner + "\n\n| setting | default | what it is |\n| --- | --- | --- |\n"
					+ byOwner.get(owner).stream().map(SettingsPageTests::row).collect(Collectors.joining()))
			.collect(Collectors.joining("\n"));
	}

	private static String owner(String name) {
		String second = name.split("\\.")[1];
		return Project.SERVICES.contains(second + "-service") ? second + "-service" : "every service";
	}

	private static String row(JsonNode setting) {
		String byDefault = setting.path("defaultValue").asString("");
		return "| `%s` | %s | %s |\n".formatted(setting.path("name").asString(),
				byDefault.isEmpty() ? "none" : "`" + byDefault + "`",
				setting.path("description").asString().replaceAll("\\{@code ([^}]*)}", "`$1`").replace("|", "\\|"));
	}

	private static List<JsonNode> settings() throws IOException {
		try (Stream<Path> files = Stream.concat(Project.SERVICES.stream().map(Project.ROOT::resolve),
				Files.list(Project.ROOT.resolve("support")))) {
			return files.map((module) -> module.resolve("target/classes/META-INF/spring-configuration-metadata.json"))
				.filter(Files::exists)
				.flatMap((file) -> new JsonMapper().readTree(file.toFile()).path("properties").valueStream())
				.filter((setting) -> setting.path("name").asString().startsWith("suite."))
				.sorted(Comparator.comparing((setting) -> setting.path("name").asString()))
				.toList();
		}
	}

}
