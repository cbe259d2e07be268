package suite.streams.store;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * What one instance answers of the partitions it was asked for.
 *
 * @param served partitions whose counts are in this answer, and no others
 * @param offsetLag changelog offsets that the served partitions are behind, in all (under
 * exactly-once the ends of transactions take offsets too); {@code null} if not known
 * @param restoring partitions that it owns and is about to restore
 * @param restoreProgress how far that is, {@code null} if not known
 * @param counts the counts
 */
public record LocalAnswer(Collection<Integer> served, @Nullable Long offsetLag, Collection<Integer> restoring,
		@Nullable String restoreProgress, NewestValues counts) {

}
