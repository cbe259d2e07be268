package suite.testing.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperationRequestPredicate;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A call that a running service answers.
 *
 * @param management whether Actuator answers it, on its own port if it has one
 * @param path with {@code {…}} for its variables
 */
public record ServedCall(boolean management, String method, String path) {

	private static final List<String> PROBES = List.of("/livez", "/readyz");

	/**
	 * All calls of a service, where health is on its own port, too.
	 */
	public static Set<ServedCall> of(ApplicationContext context) {
		Set<ServedCall> calls = new LinkedHashSet<>();
		context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.forEach((mapping) -> Objects.requireNonNull(mapping.getPathPatternsCondition())
				.getPatternValues()
				.forEach((path) -> mapping.getMethodsCondition()
					.getMethods()
					.forEach((method) -> calls.add(new ServedCall(false, method.name(), path)))));
		PROBES.forEach((probe) -> calls.add(new ServedCall(false, "GET", probe)));
		calls.add(new ServedCall(true, "GET", "/actuator"));
		context.getBean(WebEndpointsSupplier.class)
			.getEndpoints()
			.stream()
			.flatMap((endpoint) -> endpoint.getOperations().stream())
			.forEach((operation) -> {
				WebOperationRequestPredicate predicate = operation.getRequestPredicate();
				calls.add(new ServedCall(true, predicate.getHttpMethod().name(), "/actuator/" + predicate.getPath()));
			});
		return calls;
	}

}
