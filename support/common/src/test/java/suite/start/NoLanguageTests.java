package suite.start;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class NoLanguageTests {

	private final Locale before = Locale.getDefault();

	@AfterEach
	void restore() {
		Locale.setDefault(this.before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tr", "ar", "de", "th-TH-u-nu-thai" })
	void whatIsFormattedIsTheSameInEveryLanguage(String language) {
		Locale.setDefault(Locale.forLanguageTag(language));
		new SpringApplicationBuilder(NoLanguageTests.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off")
			.run()
			.close();
		assertThat("%,d %.1f %s".formatted(12345, 0.5, "ID".toLowerCase())).isEqualTo("12,345 0.5 id");
	}

}
