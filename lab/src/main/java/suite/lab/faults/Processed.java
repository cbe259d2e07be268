package suite.lab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What consumer-service processed, as its witnesses noted it. Not thread-safe.
 */
final class Processed {

	private final Map<String, BitSet> offsets = new HashMap<>();

	private long again;

	static Processed read(List<Path> files) {
		Processed processed = new Processed();
		for (Path file : files) {
			try (Stream<String> lines = Files.lines(file)) {
				lines.forEach(processed::add);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return processed;
	}

	/**
	 * Takes a line, {@code topic partition offset}. The last one of a killed service may
	 * be cut off: that record is not processed.
	 */
	void add(String line) {
		String[] words = line.split(" ");
		if (words.length < 3) {
			return;
		}
		BitSet seen = this.offsets.computeIfAbsent(words[0] + "-" + words[1], (name) -> new BitSet());
		int offset = Integer.parseInt(words[2]);
		if (seen.get(offset)) {
			this.again++;
		}
		seen.set(offset);
	}

	/**
	 * How often a record was processed that had been before: the price of at least once.
	 */
	long again() {
		return this.again;
	}

	/**
	 * How many messages of a topic were not processed.
	 */
	long missing(String topic, Content content) {
		long missing = 0;
		for (Map.Entry<Integer, BitSet> partition : content.offsets().entrySet()) {
			BitSet left = (BitSet) partition.getValue().clone();
			left.andNot(this.offsets.getOrDefault(topic + "-" + partition.getKey(), new BitSet()));
			missing += left.cardinality();
		}
		return missing;
	}

}
