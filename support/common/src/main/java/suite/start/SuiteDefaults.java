package suite.start;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Gives the settings in each {@code suite-defaults.yaml} on the class path the lowest
 * precedence: a service's own {@code application.yaml} and whatever is set from outside
 * win. Each support module has those of what it supports; no two have the same one.
 */
final class SuiteDefaults implements EnvironmentPostProcessor {

	private static final String LOCATION = "classpath*:suite-defaults.yaml";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		try {
			YamlPropertySourceLoader loader = new YamlPropertySourceLoader();
			for (Resource file : new PathMatchingResourcePatternResolver().getResources(LOCATION)) {
				for (PropertySource<?> source : loader.load(file.getDescription(), file)) {
					environment.getPropertySources().addLast(source);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
