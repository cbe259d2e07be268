package suite.http.app;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

@Component
@Endpoint(id = "probe")
class ProbeEndpoint {

	@ReadOperation
	Map<String, Object> all(@Nullable String limit, @Nullable List<String> names) {
		return Map.of();
	}

	@ReadOperation
	Map<String, Object> one(@Selector(match = Selector.Match.ALL_REMAINING) String[] key, @Nullable String limit) {
		return Map.of("key", String.join("/", key));
	}

	@WriteOperation
	Map<String, Object> write(@Nullable String level) {
		return Map.of();
	}

}
