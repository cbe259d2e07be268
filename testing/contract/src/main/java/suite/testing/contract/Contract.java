package suite.testing.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/**
 * What a service says that it answers: an OpenAPI document.
 */
final class Contract {

	private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

	private final JsonNode document;

	private final List<Operation> operations = new ArrayList<>();

	Contract(String yaml) {
		this.document = Documents.read(yaml);
		Part.of(this.document)
			.at("paths")
			.parts()
			.forEach((path, item) -> METHODS.stream()
				.filter((method) -> item.node().has(method))
				.forEach((method) -> this.operations.add(new Operation(method.toUpperCase(Locale.ROOT),
						PathPatternParser.defaultInstance.parse(path), item.at(method)))));
	}

	JsonNode document() {
		return this.document;
	}

	List<Operation> operations() {
		return this.operations;
	}

	/**
	 * The operation that a request is meant for.
	 * @param target its path, perhaps with a query
	 */
	Operation find(String method, String target) {
		PathContainer path = PathContainer.parsePath(target.replaceFirst("\\?.*", ""));
		return this.operations.stream()
			.filter((operation) -> operation.method().equals(method) && operation.pattern().matches(path))
			.min(Comparator.comparing(Operation::pattern))
			.orElseThrow(() -> new AssertionError("not in the contract: " + method + " " + target));
	}

}
