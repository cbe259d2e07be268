package suite.http.security.login;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import suite.http.security.LoginMode;

/**
 * Callers log in.
 */
final class OnLogin implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return LoginMode.of(context.getEnvironment()) != LoginMode.NONE;
	}

}
