package suite.http.security;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Shows details of health to those that may operate the service; to all where nobody logs
 * in. Whoever asks for health alone needs no login.
 */
final class HealthDetails implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String shown = (LoginMode.of(environment) == LoginMode.NONE) ? "always" : "when-authorized";
		environment.getPropertySources()
			.addLast(new MapPropertySource("health details", Map.of("management.endpoint.health.show-details", shown)));
	}

}
