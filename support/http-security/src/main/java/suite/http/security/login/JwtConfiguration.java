package suite.http.security.login;

import java.net.MalformedURLException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/**
 * Login by the signed tokens of an issuer. Boot's settings say of which
 * ({@code spring.security.oauth2.resourceserver.jwt}): where its keys are, its name, for
 * whom its tokens are, and where in them the roles are.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "suite.http.security.mode", havingValue = "jwt")
class JwtConfiguration {

	private static final String SETTINGS = "spring.security.oauth2.resourceserver.jwt.";

	/** In place of Boot's, which asks the issuer for keys as often as tokens make it. */
	@Bean
	JwtDecoder jwtDecoder(OAuth2ResourceServerProperties properties) throws MalformedURLException {
		OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
		NimbusJwtDecoder decoder = NimbusJwtDecoder
			.withJwkSource(new IssuerKeys(
					URI.create(required("jwk-set-uri", jwt.getJwkSetUri(), "where the issuer's keys are")).toURL()))
			.jwsAlgorithms((all) -> jwt.getJwsAlgorithms().forEach((name) -> all.add(algorithm(name))))
			.build();
		decoder.setJwtValidator(validator(jwt));
		return decoder;
	}

	@Bean
	AuthenticationProvider jwts(JwtDecoder decoder, JwtAuthenticationConverter converter) {
		JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
		provider.setJwtAuthenticationConverter(converter);
		return provider;
	}

	private static OAuth2TokenValidator<Jwt> validator(OAuth2ResourceServerProperties.Jwt jwt) {
		List<String> audiences = jwt.getAudiences();
		if (audiences == null || audiences.isEmpty()) {
			required("audiences", null, "for whom tokens are: others' tokens are not for this service");
		}
		JwtTimestampValidator timestamps = new JwtTimestampValidator();
		timestamps.setAllowEmptyExpiryClaim(false);
		// RFC 9068 names access tokens so.
		JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt");
		types.setAllowEmpty(true);
		List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
		validators.add(types);
		validators.add(timestamps);
		validators
			.add(new JwtIssuerValidator(required("issuer-uri", jwt.getIssuerUri(), "the issuer's name in tokens")));
		validators.add(new JwtClaimValidator<List<String>>("aud",
				(claim) -> claim != null && claim.stream().anyMatch(audiences::contains)));
		return JwtValidators.createDefaultWithValidators(validators);
	}

	private static SignatureAlgorithm algorithm(String name) {
		SignatureAlgorithm algorithm = SignatureAlgorithm.from(name);
		if (algorithm == null) {
			throw new IllegalArgumentException(SETTINGS + "jws-algorithms: there is no " + name);
		}
		return algorithm;
	}

	private static String required(String name, @Nullable String value, String meaning) {
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException(
					SETTINGS + name + " must be set (" + meaning + "), as suite.http.security.mode is jwt");
		}
		return value;
	}

}
