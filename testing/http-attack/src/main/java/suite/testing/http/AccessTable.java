package suite.testing.http;

import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The table of roles of a running service.
 *
 * @param rules the role that each call needs, by its method and pattern
 */
public record AccessTable(Map<String, String> rules) {

	public static AccessTable of(Environment environment) {
		return new AccessTable(Binder.get(environment)
			.bind("suite.http.security.access", Bindable.mapOf(String.class, String.class))
			.get());
	}

	/**
	 * The role that a call needs.
	 * @param path without variables
	 * @throws AssertionError if the table does not say
	 */
	public String role(String method, String path) {
		String rule = method.equals("HEAD") ? "GET" : method;
		PathContainer parsed = PathContainer.parsePath(path);
		return this.rules.keySet()
			.stream()
			.filter((call) -> call.startsWith(rule + " "))
			.map((call) -> PathPatternParser.defaultInstance.parse(call.substring(rule.length() + 1)))
			.filter((pattern) -> pattern.matches(parsed))
			.sorted()
			.findFirst()
			.map((pattern) -> this.rules.get(rule + " " + pattern.getPatternString()))
			.orElseThrow(() -> new AssertionError(method + " " + path + " has no rule in suite.http.security.access"));
	}

}
