package suite.http.security;

import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * How callers say who they are.
 */
public enum LoginMode {

	/** They do not. */
	NONE,

	/** By a token of those in {@code suite.http.security.tokens}. */
	TOKENS,

	/**
	 * By a signed token of an issuer, see
	 * {@code spring.security.oauth2.resourceserver.jwt}.
	 */
	JWT;

	/** The mode that is set, where settings are not bound yet. */
	public static LoginMode of(Environment environment) {
		BindResult<LoginMode> mode = Binder.get(environment).bind("suite.http.security.mode", LoginMode.class);
		return mode.isBound() ? mode.get() : NONE;
	}

}
