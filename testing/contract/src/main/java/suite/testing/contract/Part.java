package suite.testing.contract;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * A place in a document, found through the references on the way.
 *
 * @param pointer where it is, as a JSON pointer
 */
record Part(JsonNode document, String pointer) {

	static Part of(JsonNode document) {
		return new Part(document, "");
	}

	JsonNode node() {
		return this.document.at(this.pointer);
	}

	boolean exists() {
		return !node().isMissingNode();
	}

	/** The part of a name, which need not exist. */
	Part at(String... names) {
		Part part = this;
		for (String name : names) {
			part = part.child(name).followed();
		}
		return part;
	}

	/** The same, as a schema has it: a reference in it is a part of it. */
	Part child(String name) {
		return new Part(this.document, this.pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
	}

	private Part followed() {
		JsonNode reference = node().path("$ref");
		return reference.isString() ? referred(reference.asString()).followed() : this;
	}

	/** Where a reference in the same document leads. */
	Part referred(String reference) {
		Part part = new Part(this.document, reference.substring(1));
		if (!reference.startsWith("#/") || !part.exists()) {
			throw new AssertionError(this.pointer + " refers to nothing: " + reference);
		}
		return part;
	}

	/** Its parts, by name. */
	Map<String, Part> parts() {
		Map<String, Part> parts = new LinkedHashMap<>();
		node().propertyNames().forEach((name) -> parts.put(name, at(name)));
		return parts;
	}

}
