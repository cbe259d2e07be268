package suite.http.security.access;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The table of who may do what. Each module and each service brings the lines of its own
 * endpoints; what is in none of them is denied.
 *
 * @param access the role that a call needs, by the call: a method and a path pattern such
 * as {@code GET /runs/{id}}. A rule for {@code GET} is one for {@code HEAD}, too
 */
@ConfigurationProperties("suite.http.security")
public record AccessSettings(@DefaultValue Map<String, Role> access) {

	public AccessSettings {
		access = Map.copyOf(access);
	}

}
