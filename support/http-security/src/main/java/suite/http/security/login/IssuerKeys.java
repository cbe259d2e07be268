package suite.http.security.login;

import java.net.URL;
import java.util.List;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;

/**
 * The keys of an issuer. They are asked for again when a token names a key that is not
 * among them, but twice in 30 s at most: whoever makes up names of keys does not make the
 * issuer work, nor others wait. Known keys outlast an issuer that is away for a while.
 * Thread-safe.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

	private static final int TIMEOUT_MILLIS = 2000;

	private static final int MAX_BYTES = 512 * 1024;

	private final JWKSource<SecurityContext> source;

	private volatile boolean known;

	IssuerKeys(URL url) {
		this.source = JWKSourceBuilder
			.<SecurityContext>create(url, new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES))
			.outageTolerant(true)
			.build();
	}

	@Override
	public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
		try {
			List<JWK> keys = this.source.get(selector, context);
			this.known = true;
			return keys;
		}
		catch (RateLimitReachedException ex) {
			if (this.known) {
				return List.of();
			}
			throw ex;
		}
	}

}
