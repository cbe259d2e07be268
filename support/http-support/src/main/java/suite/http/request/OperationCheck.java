package suite.http.request;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException;

import suite.failure.RequestException;

import suite.http.problem.HttpProblems;

/**
 * Refuses parameters that would be ignored by an operation of an Actuator endpoint, be
 * they in the query or in the body.
 */
public class OperationCheck implements OperationInvokerAdvisor {

	@Override
	public OperationInvoker apply(EndpointId endpoint, OperationType operation, OperationParameters parameters,
			OperationInvoker invoker) {
		List<OperationParameter> all = parameters.stream().toList();
		return (context) -> {
			check(context, all);
			try {
				return invoker.invoke(context);
			}
			catch (ParameterMappingException ex) {
				throw RequestException.invalid(
						HttpProblems.mismatch(ex.getParameter().getName(), ex.getParameter().getType(), ex.getValue()));
			}
		};
	}

	private static void check(InvocationContext context, List<OperationParameter> parameters) {
		// What Boot itself hands over is nobody's to give.
		Map<String, OperationParameter> expected = parameters.stream()
			.filter((parameter) -> !context.canResolve(parameter.getType()))
			.collect(Collectors.toMap(OperationParameter::getName, Function.identity()));
		context.getArguments().forEach((name, value) -> {
			if (!expected.containsKey(name)) {
				throw RequestException.invalid(ParameterCheck.unknown(name, inQuery(expected.values())));
			}
			checkValue(expected.get(name), value);
		});
	}

	private static void checkValue(OperationParameter parameter, Object value) {
		Selector selector = parameter.getAnnotation(Selector.class);
		// Boot lets a parameter take the place of what the path says.
		if (selector != null && selector.match() == Selector.Match.ALL_REMAINING && !(value instanceof String[])) {
			throw RequestException.invalid(ParameterCheck.inPath(parameter.getName()));
		}
		if (value instanceof Collection<?> values && !ParameterCheck.takesSeveral(parameter.getType())) {
			throw RequestException.invalid(ParameterCheck.repeated(parameter.getName(), values.size()));
		}
	}

	private static List<String> inQuery(Collection<OperationParameter> parameters) {
		return parameters.stream()
			.filter((parameter) -> parameter.getAnnotation(Selector.class) == null)
			.map(OperationParameter::getName)
			.sorted()
			.toList();
	}

}
