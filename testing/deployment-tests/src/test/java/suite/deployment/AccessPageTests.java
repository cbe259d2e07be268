package suite.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/security.md} has the whole table of roles, which is written anew with
 * {@code -Dsuite.docs.write=true}; {@code SECURITY.md} names tests that there are.
 */
class AccessPageTests {

	private static final String PAGE = "docs/security.md";

	private static final String BEGIN = "<!-- made from suite.http.security.access; see AccessPageTests -->\n";

	private static final String END = "<!-- end -->\n";

	@Test
	void hasEachRule() throws IOException {
		String page = Project.read(PAGE);
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		String wanted = page.substring(0, begin) + "\n| of | call | role |\n| --- | --- | --- |\n" + rows() + "\n"
				+ page.substring(page.indexOf(END));
		if (Boolean.getBoolean("suite.docs.write")) {
			Files.writeString(Project.ROOT.resolve(PAGE), wanted);
		}
		assertThat(Project.read(PAGE)).as("to write it anew: as SettingsPageTests says, with -Dtest=AccessPageTests")
			.isEqualTo(wanted);
	}

	@Test
	void testsThatShowADefenceAreThere() throws IOException {
		List<String> named = Pattern.compile("`(\\w+(?:Tests|IT))`")
			.matcher(Project.read("SECURITY.md"))
			.results()
			.map((match) -> match.group(1) + ".java")
			.toList();
		try (Stream<Path> files = Files.walk(Project.ROOT)) {
			Set<String> all = files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(".java"))
				.collect(Collectors.toSet());
			assertThat(named).hasSizeGreaterThan(15).isSubsetOf(all);
		}
	}

	private static String rows() {
		return Stream
			.concat(Project.SERVICES.stream()
				.map((service) -> rows(service, service + "/src/main/resources/application.yaml")),
					Stream.of(
							rows("consumer- and streams-service",
									"support/dead-letters/src/main/resources/suite-defaults.yaml"),
							rows("every service", "support/http-security/src/main/resources/suite-defaults.yaml"),
							rows("every service", "support/pages/src/main/resources/suite-defaults.yaml")))
			.collect(Collectors.joining());
	}

	private static String rows(String owner, String file) {
		Map<?, ?> settings = new Yaml().load(Project.read(file));
		for (String part : "suite.http.security.access".split("\\.")) {
			assertThat(settings.get(part)).as(file + " has suite.http.security.access").isInstanceOf(Map.class);
			settings = (Map<?, ?>) settings.get(part);
		}
		return settings.entrySet()
			.stream()
			.map((rule) -> "| %s | `%s` | %s |\n".formatted(owner, rule.getKey().toString().replaceAll("[\\[\\]]", ""),
					rule.getValue()))
			.collect(Collectors.joining());
	}

}
