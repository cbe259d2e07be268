package suite.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of the services' pages, as they are written: what no test of a page in a
 * browser would see until somebody abuses it, or until a seldom sentence is said.
 */
class PagesTests {

	static final List<String> FILES = files().toList();

	private static final Pattern MARKUP = Pattern.compile(
			"(?i)(inner|outer)HTML\\s*[=(]|insertAdjacentHTML|document\\.write|createContextualFragment|parseFromString|"
					+ "setHTML|\\beval\\(|new Function|setAttribute\\('style|setTimeout\\(['\"`]");

	private static final Pattern INLINE = Pattern
		.compile("(?i)<script(?![^>]*\\bsrc=\"/pages/)|<style|\\bstyle=|\\son\\w+=|javascript:|<base|<iframe");

	private static final Pattern ELSEWHERE = Pattern
		.compile("(?i)(src|href|import|from|url\\()[=( ]*['\"]?(https?:)?//[\\w.]|@import");

	private static final Pattern KEY_USED = Pattern.compile(
			"\\bt\\('([\\w.-]+)'|data-(?:text|label|hint)(?:=\"|': ')([\\w.-]+)|(?:head|caption|title|empty): '([\\w.-]+)'|"
					+ "field\\('[\\w-]+', '([\\w.-]+)'|option\\('\\w+', '([\\w.-]+)'");

	private static final Pattern KEY = Pattern.compile("(?:^|[\\s{,])'?([a-z][\\w.-]*)'?: ['\"`]");

	private static Stream<String> files() {
		return Stream.of(".js", ".html", ".css", ".svg")
			.flatMap(Project::files)
			.filter((path) -> path.contains("/src/main/resources/pages/"))
			.map((path) -> Project.ROOT.relativize(java.nio.file.Path.of(path)).toString());
	}

	@ParameterizedTest
	@FieldSource("FILES")
	void nothingIsMadeOfMarkup(String file) {
		String text = Project.read(file);
		assertThat(text).as(file).doesNotContainPattern(MARKUP).doesNotContainPattern(ELSEWHERE);
		if (file.endsWith(".html") || file.endsWith(".svg")) {
			assertThat(text).as(file).doesNotContainPattern(INLINE);
		}
	}

	@Test
	void eachSentenceThatIsUsedIsThere() {
		Set<String> known = new TreeSet<>();
		Set<String> used = new TreeSet<>();
		for (String file : FILES) {
			String text = Project.read(file).replaceFirst("(?s)^/\\*.*?\\*/", "");
			KEY.matcher(text).results().forEach((key) -> known.add(key.group(1)));
			KEY_USED.matcher(text)
				.results()
				.forEach((key) -> Stream.of(1, 2, 3, 4, 5)
					.map(key::group)
					.filter((name) -> name != null)
					.forEach(used::add));
		}
		assertThat(used).hasSizeGreaterThan(50).isSubsetOf(known);
	}

}
