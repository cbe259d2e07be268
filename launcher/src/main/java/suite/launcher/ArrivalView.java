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

	private static final int WIDTH = 90;

	private final PrintStream out;

	private final Map<String, Integer> shown = new TreeMap<>();

	ArrivalView(PrintStream out) {
		this.out = out;
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
			this.out.printf("  %-12s …%n", topic);
		}
		this.shown.put(topic, Math.max(already, now));
	}

	private static String line(ConsumedMessage message) {
		String line = "  %-12s partition %d  offset %-3d  %-7s %s".formatted(message.topic(), message.partition(),
				message.offset(), message.key(), message.value());
		return (line.length() > WIDTH) ? line.substring(0, WIDTH - 1) + "…" : line;
	}

}
