package suite.testing.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import suite.testing.http.RawAnswer;
import tools.jackson.databind.JsonNode;

/**
 * The examples in a contract. Each of a request is sent; it is answered with the status
 * whose response has an example of the same name, or else with a success. Each of a
 * response is one.
 */
final class Examples {

	private final Contract contract;

	private final Conformance conformance;

	private final ContractClient client;

	Examples(Contract contract, Conformance conformance, ContractClient client) {
		this.contract = contract;
		this.conformance = conformance;
		this.client = client;
	}

	void send() {
		for (Operation operation : this.contract.operations()) {
			operation.bodies()
				.forEach((type, body) -> body.at("examples")
					.parts()
					.forEach((name, example) -> send(operation, type, name, example.node().path("value"))));
			operation.responses()
				.forEach((status, response) -> response.at("content")
					.parts()
					.values()
					.forEach((content) -> requireAllowed(operation + " " + status, content)));
		}
	}

	private void send(Operation operation, String type, String name, JsonNode value) {
		RawAnswer answer = this.client.send(operation.method(), operation.path(),
				value.isString() ? value.asString() : value.toString(), "Content-Type: " + type);
		Set<Integer> said = new TreeSet<>();
		operation.responses().forEach((status, response) -> {
			if (has(response, name)) {
				said.add(Integer.valueOf(status));
			}
		});
		if (said.isEmpty()) {
			operation.responses()
				.keySet()
				.stream()
				.map(Integer::valueOf)
				.filter((status) -> status < 300)
				.forEach(said::add);
		}
		this.conformance.compare("the answer to the example " + name + " of " + operation, true,
				said.contains(answer.status()));
	}

	private static boolean has(Part response, String name) {
		return response.at("content")
			.parts()
			.values()
			.stream()
			.anyMatch((content) -> content.at("examples", name).exists());
	}

	private void requireAllowed(String response, Part content) {
		for (Map.Entry<String, Part> example : content.at("examples").parts().entrySet()) {
			this.conformance.compare("the example " + example.getKey() + " of " + response, List.of(),
					this.conformance.violations(content.child("schema"), example.getValue().node().path("value")));
		}
	}

}
