package suite.http.security.login;

import java.util.Map;

import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/**
 * Knows callers by the tokens in a file.
 */
final class FileIntrospector implements OpaqueTokenIntrospector {

	private final TokenFile file;

	FileIntrospector(TokenFile file) {
		this.file = file;
	}

	@Override
	public OAuth2AuthenticatedPrincipal introspect(String token) {
		Token known = this.file.find(Token.digest(token));
		if (known == null) {
			throw new BadOpaqueTokenException("unknown token");
		}
		return new DefaultOAuth2AuthenticatedPrincipal(known.name(), Map.of("sub", known.name()), known.authorities());
	}

}
