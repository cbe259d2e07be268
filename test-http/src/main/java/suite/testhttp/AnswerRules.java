package suite.testhttp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What must be true of the answer to any request, however wrong.
 */
public final class AnswerRules {

	/**
	 * Not ours: what HTTP itself says of methods, codings and versions that nobody has.
	 */
	private static final Set<Integer> PROTOCOL = Set.of(501, 505);

	private static final Pattern INTERNALS = Pattern
		.compile("\\bat [\\w.$]+\\(|\\b(?:java|jakarta|org|tools|com|suite|kafka)\\.[\\w.$]*[A-Z]|Exception|Error\\b");

	private AnswerRules() {
	}

	/**
	 * What is wrong with an answer.
	 * @return empty if nothing is
	 */
	public static List<String> violations(RawRequest request, RawAnswer answer) {
		if (answer.status() == 0) {
			return List.of("no answer");
		}
		List<String> violations = new ArrayList<>();
		if (answer.status() >= 500 && !PROTOCOL.contains(answer.status())) {
			violations.add("a status that blames the service: " + answer.status());
		}
		if (answer.status() >= 400 && !request.text().startsWith("HEAD ")) {
			violations.addAll(violationsOfProblem(answer));
		}
		return violations;
	}

	private static List<String> violationsOfProblem(RawAnswer answer) {
		List<String> violations = new ArrayList<>();
		if (!answer.header("content-type").startsWith("application/problem+json")) {
			violations.add("not application/problem+json: " + answer.header("content-type"));
		}
		try {
			JsonNode problem = answer.json();
			if (problem.path("detail").asString("").isBlank() || problem.path("status").asInt() != answer.status()) {
				violations.add("a problem without its status and detail");
			}
			// The path of the request is its own affair.
			String text = problem.path("title").asString("") + ' ' + problem.path("detail").asString("");
			if (INTERNALS.matcher(text).find()) {
				violations.add("internals in the answer");
			}
		}
		catch (JacksonException ex) {
			violations.add("not JSON");
		}
		return violations;
	}

}
