package suite.http.problem;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/**
 * Leaves Boot's error page out, on the management port, too: {@link ProblemErrorValve}
 * answers in its place.
 */
class NoErrorPages implements AutoConfigurationImportFilter {

	@Override
	public boolean[] match(String[] names, AutoConfigurationMetadata metadata) {
		boolean[] taken = new boolean[names.length];
		for (int i = 0; i < names.length; i++) {
			taken[i] = !ErrorMvcAutoConfiguration.class.getName().equals(names[i]);
		}
		return taken;
	}

}
