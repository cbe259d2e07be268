package suite.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the machine's language is, programs write the same digits and letters: each of
 * them takes the language away before it does anything else.
 */
class LanguageTests {

	private static final Pattern MAIN = Pattern.compile("void main\\(String\\[] \\w+\\)[^{]*\\{\\s*(?<first>[^;]*;)");

	/** The case's program as it is, and programs that write nothing of their own. */
	private static final List<String> OTHERS = List.of("CaseStreams.java", "EmptyApplication.java");

	private static final Pattern SENSITIVE = Pattern
		.compile("to(Lower|Upper)Case\\(\\)|Locale\\.getDefault|Locale\\.setDefault\\((?!Locale\\.ROOT\\))");

	@Test
	void eachProgramBeginsByTakingTheLanguageAway() throws IOException {
		List<Path> programs = sources().filter((source) -> MAIN.matcher(read(source)).find()).toList();
		assertThat(programs).hasSizeGreaterThan(5).allSatisfy((program) -> {
			var main = MAIN.matcher(read(program));
			assertThat(main.find()).isTrue();
			assertThat(main.group("first"))
				.matches("(Locale\\.setDefault\\(Locale\\.ROOT\\)|SpringApplication\\.run\\(.*);");
		});
		assertThat(Project.read("support/common/src/main/resources/META-INF/spring.factories"))
			.contains("org.springframework.context.ApplicationListener=suite.start.NoLanguage");
	}

	@Test
	void noneAsksForTheLanguageOrForgetsToSayWhichOne() throws IOException {
		assertThat(sources()).allSatisfy((source) -> assertThat(read(source)).doesNotContainPattern(SENSITIVE));
	}

	private static Stream<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(Project.ROOT, 16)) {
			return files
				.filter((file) -> file.toString().contains("/src/main/java/") && file.toString().endsWith(".java"))
				.filter((file) -> !OTHERS.contains(file.getFileName().toString()))
				.toList()
				.stream();
		}
	}

	private static String read(Path file) {
		return Project.read(Project.ROOT.relativize(file).toString());
	}

}
