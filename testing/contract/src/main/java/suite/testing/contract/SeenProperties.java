package suite.testing.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Which properties of schemas were seen in values: one that no answer has is a word
 * without meaning.
 */
final class SeenProperties {

	private final Schemas schemas;

	private final Set<String> schemasToSee = new HashSet<>();

	private final Set<String> toSee = new TreeSet<>();

	private final Set<String> seen = new HashSet<>();

	SeenProperties(Schemas schemas) {
		this.schemas = schemas;
	}

	/**
	 * A schema within another one.
	 *
	 * @param values what it is of in a value of the other one
	 */
	private record Step(Part schema, boolean property, List<JsonNode> values) {
	}

	/** Says that values of a schema are to be seen, each of its properties once. */
	void expect(Part schema) {
		if (this.schemasToSee.add(schema.pointer())) {
			for (Step step : steps(schema, MissingNode.getInstance())) {
				if (step.property()) {
					this.toSee.add(step.schema().pointer());
				}
				expect(step.schema());
			}
		}
	}

	/** Notes what a value has, which its schema allows. */
	void note(Part schema, JsonNode value) {
		for (Step step : steps(schema, value)) {
			if (step.property() && !step.values().isEmpty()) {
				this.seen.add(step.schema().pointer());
			}
			step.values().forEach((each) -> note(step.schema(), each));
		}
	}

	/** The properties that no value had. */
	Set<String> unseen() {
		Set<String> unseen = new TreeSet<>(this.toSee);
		unseen.removeAll(this.seen);
		return unseen;
	}

	private List<Step> steps(Part schema, JsonNode value) {
		List<Step> steps = new ArrayList<>();
		if (schema.node().has("$ref")) {
			steps.add(new Step(schema.referred(schema.node().path("$ref").asString()), false, List.of(value)));
		}
		Part properties = schema.child("properties");
		for (String name : properties.node().propertyNames()) {
			steps.add(new Step(properties.child(name), true, value.has(name) ? List.of(value.get(name)) : List.of()));
		}
		if (schema.child("items").exists()) {
			steps.add(
					new Step(schema.child("items"), false, value.isArray() ? value.valueStream().toList() : List.of()));
		}
		if (schema.node().path("additionalProperties").isObject()) {
			steps.add(new Step(schema.child("additionalProperties"), false,
					value.propertyStream()
						.filter((field) -> !properties.node().has(field.getKey()))
						.map(Map.Entry::getValue)
						.toList()));
		}
		each(schema, "allOf").forEach((part) -> steps.add(new Step(part, false, List.of(value))));
		Stream.of("anyOf", "oneOf")
			.flatMap((name) -> each(schema, name))
			.forEach((part) -> steps.add(new Step(part, false,
					(!value.isMissingNode() && this.schemas.allows(part, value)) ? List.of(value) : List.of())));
		return steps;
	}

	private static Stream<Part> each(Part schema, String name) {
		return IntStream.range(0, schema.node().path(name).size())
			.mapToObj((index) -> schema.child(name).child(Integer.toString(index)));
	}

}
