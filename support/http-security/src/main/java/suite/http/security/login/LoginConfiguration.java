package suite.http.security.login;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import suite.http.security.RefusedRequests;
import suite.http.security.access.AccessRule;
import suite.http.security.access.AccessSettings;
import suite.http.security.access.Role;

/**
 * Spring Security's part: who calls, and whether the table lets it. On Actuator's own
 * port, too: Boot puts the same chain there.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnLogin.class)
@Import({ TokensConfiguration.class, JwtConfiguration.class })
public class LoginConfiguration {

	/**
	 * Bearer tokens, and nothing of what a login by a browser needs. Not by Spring
	 * Security's configurer of resource servers: that one also answers, to anybody, where
	 * tokens come from, and takes the address for it from the request.
	 */
	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, AuthenticationProvider provider, AccessSettings access,
			RefusedRequests refused) {
		Refusals refusals = new Refusals(refused);
		BearerTokenAuthenticationFilter login = new BearerTokenAuthenticationFilter(new ProviderManager(provider));
		login.setAuthenticationEntryPoint(refusals);
		login.setAuthenticationFailureHandler(refusals::commence);
		return http.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.exceptionHandling(
					(exceptions) -> exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.addFilterAt(login, BasicAuthenticationFilter.class)
			.authorizeHttpRequests((requests) -> {
				AccessRule.of(access).forEach((rule) -> authorize(requests, rule));
				requests.anyRequest().denyAll();
			})
			.build();
	}

	private static void authorize(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
			AccessRule rule) {
		authorize(requests, rule, rule.method());
		if (rule.method().equals(HttpMethod.GET)) {
			authorize(requests, rule, HttpMethod.HEAD);
		}
	}

	private static void authorize(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
			AccessRule rule, HttpMethod method) {
		var calls = requests
			.requestMatchers(PathPatternRequestMatcher.withDefaults().matcher(method, rule.path().getPatternString()));
		if (rule.role() == Role.ANYONE) {
			calls.permitAll();
		}
		else {
			calls.hasAuthority(rule.role().authority());
		}
	}

	/** Boot would measure each filter of each request. */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

}
