package suite.http.app;

import java.util.Locale;
import java.util.Map;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

import suite.failure.RequestException;

@Component
@Endpoint(id = "failing")
class FailingEndpoint {

	@ReadOperation
	Map<String, Object> read(@Selector String kind) {
		throw failure(kind);
	}

	static RuntimeException failure(String kind) {
		return kind.equals("unexpected") ? new IllegalStateException("nobody is to read this")
				: new Failure(RequestException.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
	}

	private static final class Failure extends RequestException {

		private static final long serialVersionUID = 1L;

		private Failure(Kind kind) {
			super(kind, "as wanted", null);
		}

		@Override
		public Map<String, Object> properties() {
			return Map.of("outcome", "known");
		}

	}

}
