package suite.http.security.login;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

import suite.http.security.LoginMode;

/**
 * Leaves all of Spring Security out where nobody logs in: a start takes no longer for it,
 * and a request neither.
 */
final class NoLogin implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final String SPRING_SECURITY = "org.springframework.boot.security.";

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
		boolean login = LoginMode.of(Objects.requireNonNull(this.environment)) != LoginMode.NONE;
		boolean[] taken = new boolean[names.length];
		for (int i = 0; i < names.length; i++) {
			taken[i] = login || names[i] == null || !names[i].startsWith(SPRING_SECURITY);
		}
		return taken;
	}

}
