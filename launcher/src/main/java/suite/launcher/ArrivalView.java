package suite.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows messages as they arrive, a few of each topic. Used by one thread.
 */
final class ArrivalView {

	private static final int SHOWN = 5;

	private static final int WIDTH = 120;

	private final PrintStream out;

	private final Map<String, Integer> shown = new TreeMap<>();

	ArrivalView(PrintStream out) {
		this.out = out;
		this.out.printf("  %-12s %9s %6s  %-7s %s%n", "topic", "partition", "offset", "key", "value");
	}

	/**
	 * Shows the first messages of a topic, each once.
	 * @param topic the topic
	 * @param newestFirst all that is known of it
	 */
	void show(String topic, List<ConsumedMessage> newestFirst) {
		int already = this.shown.getOrDefault(topic, 0);
		int now = Math.min(SHOWN, newestFirst.size());
		for (int index = already; index < now; index++) {
			this.out.println(line(newestFirst.get(newestFirst.size() - 1 - index)));
		}
		if (already < SHOWN && now == SHOWN) {
			this.out.printf("  %-12s %9s%n", topic, "…");
		}
		this.shown.put(topic, Math.max(already, now));
	}

	private static String line(ConsumedMessage message) {
		String line = "  %-12s %9d %6d  %-7s %s".formatted(message.topic(), message.partition(), message.offset(),
				message.key(), message.value());
		return (line.length() > WIDTH) ? line.substring(0, WIDTH - 1) + "…" : line;
	}

}
