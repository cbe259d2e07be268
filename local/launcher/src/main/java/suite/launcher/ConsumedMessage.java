package suite.launcher;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * A message as consumer-service shows it.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param key its key
 * @param value its value, as text
 */
record ConsumedMessage(String topic, int partition, long offset, String key, String value) {

	// In either case: streams-service upper-cases the names of the fields too.
	private static final Pattern ID = Pattern.compile("\"(?:id|ID)\"\\s*:\\s*(\\d+)");

	static ConsumedMessage of(JsonNode json) {
		JsonNode value = json.path("value");
		return new ConsumedMessage(json.path("topic").asString(), json.path("partition").asInt(),
				json.path("offset").asLong(), json.path("key").asString(""),
				value.isString() ? value.asString() : value.toString());
	}

	/**
	 * The id of the generated message.
	 * @return the id; empty for a text that is none
	 */
	OptionalInt id() {
		Matcher matcher = ID.matcher(this.value);
		return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
	}

}
