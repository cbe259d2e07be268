package suite.testing.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.JsonNode;

/**
 * A call that a contract describes.
 *
 * @param pattern its path
 */
record Operation(String method, PathPattern pattern, Part part) {

	String path() {
		return this.pattern.getPatternString();
	}

	Map<String, Part> responses() {
		return this.part.at("responses").parts();
	}

	boolean answers(int status) {
		return responses().containsKey(Integer.toString(status));
	}

	Part response(int status) {
		return this.part.at("responses", Integer.toString(status));
	}

	/** Its parameters of a kind: {@code path}, {@code query} or {@code header}. */
	List<Part> parameters(String in) {
		return IntStream.range(0, this.part.at("parameters").node().size())
			.mapToObj((index) -> this.part.at("parameters", Integer.toString(index)))
			.filter((parameter) -> parameter.node().path("in").asString().equals(in))
			.toList();
	}

	/** What it takes, by type. */
	Map<String, Part> bodies() {
		return this.part.at("requestBody", "content").parts();
	}

	/** The role that its caller needs, {@code anyone} for none. */
	String role() {
		return this.part.node()
			.path("security")
			.valueStream()
			.flatMap((way) -> way.path("token").valueStream())
			.map(JsonNode::asString)
			.collect(Collectors.collectingAndThen(Collectors.joining(", "), (all) -> all.isEmpty() ? "anyone" : all));
	}

	@Override
	public String toString() {
		return this.method + " " + path();
	}

}
