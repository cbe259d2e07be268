package suite.testing.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file of HTTP requests for editors: variables at its top, and requests behind
 * {@code ###}.
 */
final class RequestFile {

	/**
	 * A request in it.
	 *
	 * @param service the variable that its address begins with, such as {@code producer}
	 * @param target what follows
	 */
	record Request(String method, String service, String target, List<String> headers, String body) {

		// A request line, headers, and behind an empty line the body.
		static Request parse(String text) {
			String[] parts = text.strip().split("\n\n", 2);
			List<String> head = parts[0].lines().toList();
			String[] line = head.get(0).split(" |(?<=\\{\\{\\w{1,20}}})", 3);
			return new Request(line[0], line[1].substring(2, line[1].length() - 2), line[2],
					head.subList(1, head.size()), (parts.length > 1) ? parts[1] : "");
		}

	}

	private RequestFile() {
	}

	/**
	 * Reads a file.
	 * @param values of variables, in place of those in the file
	 */
	static List<Request> read(Path file, Map<String, String> values) throws IOException {
		String[] blocks = Files.readString(file).split("(?m)^###.*\n");
		Map<String, String> variables = new HashMap<>();
		blocks[0].lines()
			.filter((line) -> line.startsWith("@"))
			.map((line) -> line.substring(1).split(" = "))
			.forEach((variable) -> variables.put(variable[0], variable[1]));
		return Stream.of(blocks).skip(1).map((block) -> {
			Request request = Request.parse(block);
			String target = request.target();
			for (String name : variables.keySet()) {
				target = target.replace("{{" + name + "}}", values.getOrDefault(name, variables.get(name)));
			}
			if (!variables.containsKey(request.service()) || target.contains("{{")) {
				throw new AssertionError("unknown variable in " + block);
			}
			return new Request(request.method(), request.service(), target, request.headers(), request.body());
		}).toList();
	}

}
