package suite.deadletter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterSettingsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(SettingsOfDeadLetters.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			suite.dead-letters.replay-attempts=0 | suite.dead-letters.replay-attempts must be 1 to 100, not 0
			suite.dead-letters.timeout=10ms      | suite.dead-letters.timeout must be 1s to 2m, not 10ms
			suite.dead-letters.max-age=2m        | suite.dead-letters.max-age must be 0s to 1m, not 2m
			""")
	void namesThePropertyAndTheRangeOfAWrongValue(String property, String complaint) {
		this.application.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure().hasRootCauseMessage(complaint));
	}

	@EnableConfigurationProperties(DeadLetterSettings.class)
	static class SettingsOfDeadLetters {

	}

}
