package suite.streams.query;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one instance answers of the partitions it was asked for.
 *
 * @param served partitions whose counts are in this answer, and no others
 * @param offsetLag changelog offsets that the served partitions are behind, in all (under
 * exactly-once the ends of transactions take offsets too); {@code null} if not known
 * @param restoring partitions that it owns and is about to restore
 * @param restoreProgress how far that is, {@code null} if not known
 * @param counts the counts in the order of an answer
 * @param cut the first count that was left out, {@code null} if none was
 */
record LocalCounts(Collection<Integer> served, @Nullable Long offsetLag, Collection<Integer> restoring,
		@Nullable String restoreProgress, List<Count> counts, @Nullable WindowKey cut) {

	void addTo(NewestCounts answer) {
		if (this.cut != null) {
			answer.cutBefore(this.cut);
		}
		this.counts.forEach((count) -> answer.add(new WindowKey(count.start(), count.key()), count.count()));
	}

	static List<Count> list(NewestCounts counts) {
		return counts.counts()
			.entrySet()
			.stream()
			.map((entry) -> new Count(entry.getKey().start(), entry.getKey().key(), entry.getValue()))
			.toList();
	}

	/**
	 * How often a key came in a window.
	 *
	 * @param start start of the window in ms since the epoch
	 * @param key the record key
	 * @param count how many records
	 */
	record Count(long start, String key, long count) {
	}

}
