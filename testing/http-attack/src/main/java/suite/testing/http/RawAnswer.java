package suite.testing.http;

import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back over a connection.
 *
 * @param status 0 if the connection was closed without an answer
 * @param headers by their names in lower case
 * @param body as ISO-8859-1; empty for an event stream, which is not read
 */
public record RawAnswer(int status, Map<String, String> headers, String body) {

	static final RawAnswer NONE = new RawAnswer(0, Map.of(), "");

	public String header(String name) {
		return this.headers.getOrDefault(name, "");
	}

	/**
	 * The body as JSON.
	 * @throws JacksonException if it is not
	 */
	public JsonNode json() {
		return JsonMapper.shared().readTree(this.body);
	}

}
