package suite.start;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

class SuiteDefaultsTests {

	@Test
	void areThereInEveryApplication() {
		try (ConfigurableApplicationContext context = start()) {
			Environment environment = context.getEnvironment();
			assertThat(environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase")).isEqualTo("25s");
			assertThat(environment.getProperty("management.metrics.tags.application")).isEqualTo("a-service");
		}
	}

	@Test
	void giveWayToWhateverIsSet() {
		try (ConfigurableApplicationContext context = start("--spring.threads.virtual.enabled=false")) {
			assertThat(context.getEnvironment().getProperty("spring.threads.virtual.enabled")).isEqualTo("false");
		}
	}

	@Test
	void giveWayToTheApplicationsOwnFile() {
		try (ConfigurableApplicationContext context = start("--spring.config.name=own")) {
			assertThat(context.getEnvironment().getProperty("spring.threads.virtual.enabled")).isEqualTo("false");
		}
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return application().properties("spring.application.name=a-service").run(arguments);
	}

	private static SpringApplicationBuilder application() {
		return new SpringApplicationBuilder(Object.class).web(WebApplicationType.NONE);
	}

}
