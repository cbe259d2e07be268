package suite.testing.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.http.MediaType;
import suite.testing.http.RawAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Compares answers with a contract, and knows what of the contract was not seen in any.
 */
final class Conformance {

	private static final String EVENTS = "x-events";

	private final Contract contract;

	private final Schemas schemas;

	private final SeenProperties properties;

	private final Set<String> unseen = new TreeSet<>();

	private final List<String> violations = new ArrayList<>();

	Conformance(Contract contract) {
		this.contract = contract;
		this.schemas = new Schemas(contract.document(), Set.of("schema"));
		this.properties = new SeenProperties(this.schemas);
		for (Operation operation : contract.operations()) {
			operation.responses().forEach((status, response) -> expect(operation + " " + status, response));
		}
	}

	private void expect(String name, Part response) {
		this.unseen.add(name);
		response.at("headers").parts().keySet().forEach((header) -> this.unseen.add(name + " " + header));
		response.at("content").parts().forEach((type, content) -> {
			this.unseen.add(name + " " + type);
			this.properties.expect(content.child("schema"));
			content.at(EVENTS).parts().forEach((event, each) -> {
				this.unseen.add(name + " event " + event);
				this.properties.expect(content.child(EVENTS).child(event).child("schema"));
			});
		});
	}

	/**
	 * Compares an answer.
	 * @param target the path of the request, perhaps with a query
	 */
	void check(String method, String target, RawAnswer answer) {
		Operation operation = this.contract.find(method, target);
		List<String> violations = new ArrayList<>();
		if (operation.answers(answer.status())) {
			check(operation + " " + answer.status(), operation.response(answer.status()), answer, violations);
		}
		else {
			violations.add("no such status");
		}
		if (!violations.isEmpty()) {
			this.violations.add("%s %s: %s: %s".formatted(method, target, String.join("; ", violations), answer));
		}
	}

	private void check(String name, Part response, RawAnswer answer, List<String> violations) {
		this.unseen.remove(name);
		response.at("headers").parts().forEach((header, description) -> {
			String value = answer.header(header.toLowerCase(Locale.ROOT));
			if (!value.isEmpty()) {
				this.unseen.remove(name + " " + header);
				check(header, description.child("schema"), StringNode.valueOf(value), violations);
			}
			else if (description.node().path("required").asBoolean(false)) {
				violations.add("no header " + header);
			}
		});
		Map<String, Part> contents = response.at("content").parts();
		if (contents.isEmpty() && answer.body().isEmpty()) {
			return;
		}
		contents.keySet().stream().filter((type) -> isOf(type, answer)).findFirst().ifPresentOrElse((type) -> {
			this.unseen.remove(name + " " + type);
			if (!type.startsWith("text/event-stream")) {
				check("the body", contents.get(type).child("schema"), value(type, answer), violations);
			}
		}, () -> violations.add("no such Content-Type: " + answer.header("content-type")));
	}

	private static boolean isOf(String type, RawAnswer answer) {
		return !answer.header("content-type").isEmpty() && MediaType.parseMediaType(type)
			.equalsTypeAndSubtype(MediaType.parseMediaType(answer.header("content-type")));
	}

	private static JsonNode value(String type, RawAnswer answer) {
		return type.endsWith("json") ? answer.json() : StringNode.valueOf(answer.body());
	}

	private void check(String what, Part schema, JsonNode value, List<String> violations) {
		List<String> found = this.schemas.violations(schema, value);
		found.forEach((violation) -> violations.add(what + ": " + violation));
		if (found.isEmpty()) {
			this.properties.note(schema, value);
		}
	}

	/** Compares an event of a stream. */
	void checkEvent(String target, String event, String data) {
		Operation operation = this.contract.find("GET", target);
		Part events = operation.response(200).at("content", "text/event-stream", EVENTS);
		List<String> violations = new ArrayList<>();
		if (events.node().has(event)) {
			this.unseen.remove(operation + " 200 event " + event);
			check(event, events.child(event).child("schema"), read(data), violations);
		}
		else {
			violations.add("no such event");
		}
		if (!violations.isEmpty()) {
			this.violations.add("event %s of %s: %s: %s".formatted(event, target, String.join("; ", violations), data));
		}
	}

	private static JsonNode read(String data) {
		try {
			return JsonMapper.shared().readTree(data);
		}
		catch (JacksonException ex) {
			return StringNode.valueOf(data);
		}
	}

	/** Compares what else the contract says. */
	void compare(String what, Object said, Object found) {
		if (!said.equals(found)) {
			this.violations.add("%s: the contract says %s, the service %s".formatted(what, said, found));
		}
	}

	/** What is wrong with a value that the contract gives as an example. */
	List<String> violations(Part schema, JsonNode value) {
		return this.schemas.violations(schema, value);
	}

	/** What of the answers was not as the contract says. */
	List<String> violations() {
		return this.violations;
	}

	/** What no answer had: statuses, headers, types, events, and properties. */
	Set<String> unseen() {
		Set<String> all = new TreeSet<>(this.unseen);
		all.addAll(this.properties.unseen());
		return all;
	}

}
