package suite.http.security.access;

import java.util.Comparator;
import java.util.List;

import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A line of the table: which role a method of a path needs.
 */
public record AccessRule(HttpMethod method, PathPattern path, Role role) {

	/** The rules of the table, those for fewer paths first. */
	public static List<AccessRule> of(AccessSettings settings) {
		return settings.access()
			.entrySet()
			.stream()
			.map((entry) -> of(entry.getKey(), entry.getValue()))
			.sorted(Comparator.comparing(AccessRule::path))
			.toList();
	}

	private static AccessRule of(String call, Role role) {
		String[] parts = call.split(" ");
		if (parts.length != 2 || !parts[1].startsWith("/")) {
			throw new IllegalArgumentException("suite.http.security.access: expected a method and a path such as "
					+ "[GET /runs/{id}], found [" + call + "]");
		}
		return new AccessRule(HttpMethod.valueOf(parts[0]), PathPatternParser.defaultInstance.parse(parts[1]), role);
	}

}
