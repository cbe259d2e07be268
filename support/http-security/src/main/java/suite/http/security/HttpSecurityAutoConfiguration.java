package suite.http.security;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import suite.http.security.access.AccessSettings;
import suite.http.security.login.LoginConfiguration;

/**
 * Makes a service secure by default: it listens on this machine alone unless callers log
 * in, and browsers of its users are no tool of others.
 */
@AutoConfiguration(before = { ManagementWebSecurityAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class,
		ServletWebSecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class })
@EnableConfigurationProperties({ AccessSettings.class, SecuritySettings.class })
@Import({ BrowserConfiguration.class, LoginConfiguration.class })
public class HttpSecurityAutoConfiguration {

	@Bean
	RefusedRequests refusedRequests(MeterRegistry registry) {
		return new RefusedRequests(registry);
	}

	@Bean
	ClosedNetwork closedNetwork(SecuritySettings settings) {
		return new ClosedNetwork(settings, null);
	}

}
