package suite.launcher;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Shows messages as they arrive, a few of each topic. Used by one thread.
 */
final class ArrivalView {

	private static final int SHOWN = 5;

	private static final int WIDTH = 120;

	private final PrintStream out;

	// By place: between two answers of consumer-service a message may come that belongs
	// before others, for it sorts them by time.
	private final Map<String, Set<Place>> shown = new TreeMap<>();

	private record Place(int partition, long offset) {
	}

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
		Set<Place> places = this.shown.computeIfAbsent(topic, (name) -> new HashSet<>());
		for (int index = newestFirst.size() - 1; index >= 0 && places.size() < SHOWN; index--) {
			ConsumedMessage message = newestFirst.get(index);
			if (places.add(new Place(message.partition(), message.offset()))) {
				this.out.println(line(message));
				if (places.size() == SHOWN) {
					this.out.printf("  %-12s %9s%n", topic, "…");
				}
			}
		}
	}

	private static String line(ConsumedMessage message) {
		String line = "  %-12s %9d %6d  %-7s %s".formatted(message.topic(), message.partition(), message.offset(),
				message.key(), message.value());
		return (line.length() > WIDTH) ? line.substring(0, WIDTH - 1) + "…" : line;
	}

}
