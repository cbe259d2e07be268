package suite.deployment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code in {@code docs/make-it-yours.md} is that of the files it names, which are
 * compiled and tested.
 */
class MakeItYoursTests {

	private static final Pattern CODE = Pattern.compile("```java (?<file>\\S+)\\n(?<code>.*?)```", Pattern.DOTALL);

	private static final Pattern FILE = Pattern.compile("`([A-Z]\\w+(Tests|IT|Field|Topology|Processor))`");

	private final String page = Project.read("docs/make-it-yours.md");

	@Test
	void codeIsWhatIsTested() {
		Matcher blocks = CODE.matcher(this.page);
		int count = 0;
		for (; blocks.find(); count++) {
			assertThat(withoutIndents(Project.read(blocks.group("file")))).as(blocks.group("file"))
				.contains(withoutIndents(blocks.group("code")));
		}
		assertThat(count).isGreaterThan(5);
		assertThat(this.page.split("```java")).hasSize(count + 1);
	}

	@Test
	void classesThatAreNamedAreThere() {
		assertThat(FILE.matcher(this.page).results().map((name) -> name.group(1) + ".java").distinct()).isNotEmpty()
			.allSatisfy((name) -> assertThat(sources()).anyMatch((source) -> source.endsWith("/" + name)));
	}

	private static Stream<String> sources() {
		return Project.files(".java");
	}

	private static String withoutIndents(String code) {
		return code.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
	}

}
