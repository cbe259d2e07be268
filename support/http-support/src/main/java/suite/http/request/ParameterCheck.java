package suite.http.request;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import suite.failure.RequestException;
import suite.message.Excerpt;

/**
 * Refuses query parameters that would be ignored: those that a handler does not have, and
 * further values of one that takes a single value. Thread-safe.
 */
public class ParameterCheck implements HandlerInterceptor {

	/** For each handler its parameters, and whether they take several values. */
	private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		// Later ones answer the same request again, also one whose parameters cannot be
		// read.
		if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
			Map<String, String[]> given = request.getParameterMap();
			given.keySet().forEach((name) -> requireNotInPath(name, request));
			// Actuator's handlers are the same for all operations; see OperationCheck.
			if (!method.getBeanType().getName().startsWith("org.springframework.")) {
				Map<String, Boolean> expected = this.known.computeIfAbsent(method.getMethod(), (key) -> of(method));
				given.forEach((name, values) -> require(name, values.length, expected));
			}
		}
		return true;
	}

	private static void requireNotInPath(String name, HttpServletRequest request) {
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
				&& path.containsKey(name)) {
			throw badRequest(inPath(name));
		}
	}

	private static Map<String, Boolean> of(HandlerMethod method) {
		Map<String, Boolean> parameters = new TreeMap<>();
		for (MethodParameter parameter : method.getMethodParameters()) {
			RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
			if (annotation != null) {
				parameters.put(
						StringUtils.hasText(annotation.name()) ? annotation.name() : parameter.getParameter().getName(),
						takesSeveral(parameter.getParameterType()));
			}
		}
		return parameters;
	}

	static boolean takesSeveral(Class<?> type) {
		return type.isArray() || Collection.class.isAssignableFrom(type);
	}

	private static void require(String name, int values, Map<String, Boolean> expected) {
		if (!expected.containsKey(name)) {
			throw badRequest(unknown(name, expected.keySet()));
		}
		if (values > 1 && !expected.get(name)) {
			throw badRequest(repeated(name, values));
		}
	}

	static String unknown(String name, Collection<String> expected) {
		return Excerpt.of(name) + " is not a parameter here; expected "
				+ (expected.isEmpty() ? "none" : String.join(", ", expected));
	}

	static String inPath(String name) {
		return name + " is part of the path already; expected it once";
	}

	static String repeated(String name, int values) {
		return name + ": expected it once, found it " + values + " times";
	}

	private static RequestException badRequest(String detail) {
		return RequestException.invalid(detail);
	}

}
