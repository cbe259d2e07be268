package suite.launcher;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/**
 * The windowed counts as a small table: a line for each window, a column for each key.
 */
final class CountsTable {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private CountsTable() {
	}

	/**
	 * Lays out what streams-service answers.
	 * @param windows its JSON
	 * @param zone the zone in which the windows' times are shown
	 * @return the table's lines
	 */
	static String of(JsonNode windows, ZoneId zone) {
		Set<String> keys = new TreeSet<>();
		windows.path("windows").forEach((window) -> keys.addAll(window.path("counts").propertyNames()));
		StringBuilder table = new StringBuilder("%-19s".formatted("window"));
		keys.forEach((key) -> table.append(" %7s".formatted(key)));
		for (JsonNode window : windows.path("windows")) {
			table.append("%n%s – %s".formatted(time(window.path("start"), zone), time(window.path("end"), zone)));
			keys.forEach((key) -> table.append(
					(" %" + Math.max(7, key.length()) + "s").formatted(window.path("counts").path(key).asString("-"))));
		}
		return table.toString();
	}

	private static String time(JsonNode instant, ZoneId zone) {
		return TIME.format(Instant.parse(instant.asString()).atZone(zone));
	}

}
