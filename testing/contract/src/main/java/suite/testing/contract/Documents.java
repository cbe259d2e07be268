package suite.testing.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads documents in YAML.
 */
final class Documents {

	private Documents() {
	}

	/**
	 * Reads a document.
	 * @throws AssertionError if a name in it has no value: what follows a comma in a text
	 * without quotes
	 */
	static JsonNode read(String yaml) {
		JsonNode document = new YAMLMapper().readTree(yaml);
		requireValues(document, "");
		return document;
	}

	private static void requireValues(JsonNode node, String pointer) {
		node.forEachEntry((name, value) -> {
			if (value.isNull()) {
				throw new AssertionError("%s/%s has no value".formatted(pointer, name));
			}
			requireValues(value, pointer + "/" + name);
		});
		if (node.isArray()) {
			node.forEach((value) -> requireValues(value, pointer + "/-"));
		}
	}

}
