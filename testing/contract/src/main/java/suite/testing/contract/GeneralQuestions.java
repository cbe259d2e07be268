package suite.testing.contract;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

/**
 * What is asked of every operation alike: whether it is answered as the contract says, or
 * refused as it says.
 */
final class GeneralQuestions {

	private static final String JSON = "application/json";

	private static final long TOO_LARGE = 1L << 40;

	private final Contract contract;

	private final Map<String, String> pathValues;

	private final Conformance conformance;

	private final ContractClient client;

	GeneralQuestions(Contract contract, Map<String, String> pathValues, Conformance conformance,
			ContractClient client) {
		this.contract = contract;
		this.conformance = conformance;
		this.pathValues = pathValues;
		this.client = client;
	}

	void ask() throws IOException {
		for (Operation operation : this.contract.operations()) {
			String method = operation.method();
			String target = target(operation);
			this.client.ask(method, target, "Host: evil.example.com");
			this.client.ask(method, target, "Sec-Fetch-Site: cross-site");
			if (operation.bodies().isEmpty()) {
				this.client.ask(method, target + query(operation), "Accept: image/png");
				this.client.ask(method, target);
				this.client.ask(method, target + query(operation));
				this.client.ask(method, operation.path().replaceAll("\\{[^}]*}", "nobody"));
				compareParameters(operation, this.client.ask(method, target + "?nobody=x"));
			}
			else {
				askWithBody(operation, target);
			}
		}
	}

	private String target(Operation operation) {
		String target = operation.path();
		for (Part parameter : operation.parameters("path")) {
			String name = parameter.node().path("name").asString();
			String example = parameter.node().path("example").asString("");
			target = target.replace("{" + name + "}",
					example.isEmpty() ? this.pathValues.getOrDefault(name, "x") : example);
		}
		return target;
	}

	private static String query(Operation operation) {
		return operation.parameters("query")
			.stream()
			.filter((parameter) -> parameter.node().has("example"))
			.map((parameter) -> parameter.node().path("name").asString() + "="
					+ parameter.node().path("example").asString())
			.collect(Collectors.joining("&", "?", ""));
	}

	// Who gives one that does not exist is told those that do; but Actuator's links
	// ignore
	// it.
	private void compareParameters(Operation operation, RawAnswer answer) {
		if (!operation.answers(400)) {
			return;
		}
		Set<String> known = named(answer.json().path("detail").asString().replaceFirst(".*expected ", ""));
		known.remove("none");
		Set<String> said = operation.parameters("query")
			.stream()
			.map((parameter) -> parameter.node().path("name").asString())
			.collect(Collectors.toSet());
		this.conformance.compare("parameters of " + operation, said, known);
	}

	private static Set<String> named(String list) {
		return new TreeSet<>(Arrays.asList(list.split(", | and ")));
	}

	private void askWithBody(Operation operation, String target) throws IOException {
		String method = operation.method();
		this.client.send(method, target, "x", "Content-Type: text/plain");
		for (String type : operation.bodies().keySet()) {
			String header = "Content-Type: " + type;
			compareParameters(operation, this.client.send(method, target + "?nobody=x", "{}", header));
			this.client.send(method, target + query(operation), "{}", header);
			askSlowly(operation, target, header);
		}
		String header = "Content-Type: " + JSON;
		RawAnswer answer = this.client.send(method, target, "{\"nobody\":1}", header);
		this.conformance.compare("fields of " + operation, fields(operation.bodies().get(JSON).child("schema")),
				named(answer.json().path("detail").asString().replaceFirst(".*expected ", "")));
		try (RawConnection connection = this.client.open(method, target, TOO_LARGE, header)) {
			this.client.checked(method, target, connection);
		}
	}

	private static Set<String> fields(Part schema) {
		Part object = schema;
		for (String way : List.of("anyOf/0", "$ref")) {
			if (way.equals("anyOf/0") && object.node().has("anyOf")) {
				object = object.child("anyOf").child("0");
			}
			else if (object.node().has(way)) {
				object = object.referred(object.node().path(way).asString());
			}
		}
		return new TreeSet<>(object.node().path("properties").propertyNames());
	}

	private void askSlowly(Operation operation, String target, String header) throws IOException {
		try (RawConnection connection = this.client.open(operation.method(), target, 1000, header)) {
			for (int i = 0; i < 20; i++) {
				connection.send(" ");
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
			}
			this.client.checked(operation.method(), target, connection);
		}
	}

}
