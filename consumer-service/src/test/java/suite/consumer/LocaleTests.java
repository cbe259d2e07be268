package suite.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.log.LogText;
import suite.settings.Check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Machines read what this service writes, whatever language the machine it runs on
 * speaks.
 */
class LocaleTests {

	/** Conversions that depend on the default locale. */
	private static final Pattern LOCALIZED = Pattern
		.compile("%([0-9]+[$])?[-#+ 0,(]*[0-9]*(.[0-9]+)?[dfgeSC]|to(Lower|Upper)Case\\(\\)");

	private final Locale before = Locale.getDefault();

	@AfterEach
	void restore() {
		Locale.setDefault(this.before);
	}

	@Test
	void isNotAskedForInTheSources() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			List<Path> localized = files.filter(Files::isRegularFile).filter(LocaleTests::isLocalized).toList();
			assertThat(localized).isEmpty();
		}
	}

	private static boolean isLocalized(Path file) {
		try {
			return LOCALIZED.matcher(Files.readString(file)).find();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tr", "ar-EG-u-nu-arab" })
	void doesNotChangeNumbers(String language) {
		Locale.setDefault(Locale.forLanguageTag(language));
		assertThatIllegalArgumentException().isThrownBy(() -> Check.of("a").range("b", 12345, 1, 1000))
			.withMessage("a.b must be 1 to 1000, not 12345");
		assertThat(new LogText(10).of("I\n")).isEqualTo("I\\u000a");
	}

}
