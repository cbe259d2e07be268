package suite.streams.http;

import java.util.stream.Stream;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.stereotype.Component;

import suite.failure.RequestException;

/**
 * Lets encoded slashes reach {@link KeyInPath}. Tomcat would refuse them before anyone
 * could say what to do. All other endpoints refuse them: Boot's own would fail.
 */
@Component
class EncodedSlashes implements TomcatConnectorCustomizer, OperationInvokerAdvisor {

	@Override
	public void customize(Connector connector) {
		connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
		connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
	}

	@Override
	public OperationInvoker apply(EndpointId endpoint, OperationType operation, OperationParameters parameters,
			OperationInvoker invoker) {
		if (endpoint.equals(WindowedCountsEndpoint.ID)) {
			return invoker;
		}
		return (context) -> {
			if (context.getArguments().values().stream().anyMatch(EncodedSlashes::hasSlash)) {
				throw RequestException.invalid("the path has an encoded slash");
			}
			return invoker.invoke(context);
		};
	}

	private static boolean hasSlash(Object argument) {
		return argument instanceof String[] segments
				&& Stream.of(segments).anyMatch((segment) -> segment.indexOf('/') >= 0 || segment.indexOf('\\') >= 0);
	}

}
