package suite.streams.peer;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import suite.streams.store.LocalAnswer;
import suite.streams.store.NewestValues;
import suite.streams.store.WindowKey;

/**
 * {@link LocalAnswer} as one instance writes them to another, count by count.
 *
 * @param counts the counts in the order of an answer
 * @param cut the first count that was left out, {@code null} if none was
 */
record PeerAnswer(Collection<Integer> served, @Nullable Long offsetLag, Collection<Integer> restoring,
		@Nullable String restoreProgress, Iterator<Count> counts, @Nullable WindowKey cut) {

	static PeerAnswer of(LocalAnswer local) {
		Stream<Count> counts = local.counts()
			.windows()
			.entrySet()
			.stream()
			.flatMap((window) -> counts(local.counts(), window.getKey(), window.getValue()));
		return new PeerAnswer(local.served(), local.offsetLag(), local.restoring(), local.restoreProgress(),
				counts.iterator(), local.counts().cut());
	}

	private static Stream<Count> counts(NewestValues counts, long start, Map<String, Object> window) {
		return window.entrySet()
			.stream()
			.map((entry) -> new Count(start, entry.getKey(), counts.write(entry.getValue())));
	}

	/**
	 * What is counted of a key in a window.
	 *
	 * @param start start of the window in ms since the epoch
	 * @param key the record key
	 * @param count how many records, or what else the topology aggregates
	 */
	record Count(long start, String key, Object count) {
	}

}
