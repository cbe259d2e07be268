package suite.http.security.login;

import java.io.IOException;
import java.util.Objects;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;

import suite.http.security.SecuritySettings;

/**
 * Login by the tokens in a file.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "suite.http.security.mode", havingValue = "tokens")
class TokensConfiguration {

	@Bean
	AuthenticationProvider tokens(SecuritySettings settings) throws IOException {
		TokenFile file = new TokenFile(Objects.requireNonNull(settings.tokens()).getFile().toPath());
		return new OpaqueTokenAuthenticationProvider(new FileIntrospector(file));
	}

}
