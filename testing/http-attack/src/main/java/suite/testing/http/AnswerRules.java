package suite.testing.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

	/** What a text has that was not made to its end, or made of nothing. */
	private static final Pattern UNFINISHED = Pattern.compile("%|\\bnull\\b|\\{}|\\[]|\\(\\)|@[0-9a-f]{5,}|`");

	/** Fields that hold texts. */
	private static final List<String> TEXTS = List.of("title", "detail");

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
			violations.addAll(violationsOfProblem(request, answer));
		}
		return violations;
	}

	private static List<String> violationsOfProblem(RawRequest request, RawAnswer answer) {
		List<String> violations = new ArrayList<>();
		if (!answer.header("content-type").startsWith("application/problem+json")) {
			violations.add("not application/problem+json: " + answer.header("content-type"));
		}
		try {
			JsonNode problem = answer.json();
			if (problem.path("detail").asString("").isBlank() || problem.path("status").asInt() != answer.status()) {
				violations.add("a problem without its status and detail");
			}
			violations.addAll(violationsOfTexts(new String(request.bytes(), StandardCharsets.ISO_8859_1), problem));
		}
		catch (JacksonException ex) {
			violations.add("not JSON");
		}
		return violations;
	}

	/**
	 * What is wrong with the texts that say what is wrong. What the request says itself
	 * may be in them; the path is its own affair.
	 */
	private static List<String> violationsOfTexts(String request, JsonNode answer) {
		List<String> violations = new ArrayList<>();
		String own = request + decoded(request.lines().findFirst().orElse(""));
		for (String name : TEXTS) {
			for (String text : answer.findValuesAsString(name)) {
				Stream.of(INTERNALS, UNFINISHED)
					.flatMap((pattern) -> pattern.matcher(text).results())
					.map(MatchResult::group)
					.filter((found) -> !own.contains(found))
					.forEach((found) -> violations.add("'%s' in: %s".formatted(found, text)));
			}
		}
		return violations;
	}

	private static String decoded(String path) {
		try {
			return URLDecoder.decode(path, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	/**
	 * Requires that the texts of an answer can be shown to anybody.
	 * @param request its path, and its body on another line
	 * @throws AssertionError if they cannot
	 */
	public static void requireGoodTexts(String request, String answer) {
		try {
			List<String> violations = violationsOfTexts(request, JsonMapper.shared().readTree(answer));
			if (!violations.isEmpty()) {
				throw new AssertionError("%s, answered to %s".formatted(violations, request));
			}
		}
		catch (JacksonException ex) {
			// It has no such texts.
		}
	}

}
