package suite.testing.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schemas in a document. A value that is validated may have no fields but those
 * that its schema names: clients shall bear more, and the service shall not have more
 * than is said.
 */
final class Schemas {

	private static final String ID = "https://suite.example/contract";

	private static final Set<String> EITHER = Set.of("allOf", "anyOf", "oneOf");

	private final SchemaRegistry registry;

	/**
	 * Reads the schemas below {@code components/schemas}, and those of fields.
	 * @param fields the names of fields that hold one
	 */
	Schemas(JsonNode document, Set<String> fields) {
		JsonNode strict = document.deepCopy();
		close(strict, fields);
		strict.at("/components/schemas").forEach(Schemas::closeParts);
		this.registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(builder) -> builder.schemas(Map.of(ID, strict.toString())));
	}

	// Down to where schemas are.
	private static void close(JsonNode node, Set<String> fields) {
		node.forEachEntry((name, value) -> {
			if (fields.contains(name)) {
				closeValue(value);
			}
		});
		node.forEach((value) -> close(value, fields));
	}

	private static void closeValue(JsonNode schema) {
		closeParts(schema);
		if (schema instanceof ObjectNode object && !object.has("additionalProperties")) {
			object.put("unevaluatedProperties", false);
		}
	}

	private static void closeParts(JsonNode schema) {
		schema.path("properties").forEach(Schemas::closeValue);
		schema.optional("items").ifPresent(Schemas::closeValue);
		schema.optional("additionalProperties").ifPresent(Schemas::closeValue);
		schema.path("prefixItems").forEach(Schemas::closeValue);
		EITHER.forEach((name) -> schema.path(name).forEach(Schemas::closeParts));
	}

	/**
	 * What is wrong with a value.
	 * @return empty if nothing is
	 */
	List<String> violations(Part schema, JsonNode value) {
		return this.registry.getSchema(SchemaLocation.of(ID + "#" + schema.pointer()))
			.validate(value, (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)))
			.stream()
			.map(String::valueOf)
			.toList();
	}

	boolean allows(Part schema, JsonNode value) {
		return violations(schema, value).isEmpty();
	}

}
