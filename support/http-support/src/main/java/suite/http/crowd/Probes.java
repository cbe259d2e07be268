package suite.http.crowd;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The paths that tell health, which is told whatever holds others.
 *
 * @param health of Actuator
 */
public record Probes(String health) {

	private static final List<String> ADDITIONAL = List.of("/livez", "/readyz");

	boolean include(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.equals(this.health) || path.startsWith(this.health + "/") || ADDITIONAL.contains(path);
	}

}
