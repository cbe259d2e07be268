package suite.streams.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The counts over all instances.
 *
 * @param window the length of a window
 * @param windows the newest first, their keys in order
 * @param complete whether these are all counts that were asked for, each from the
 * instance that owns it
 * @param reasons why not, {@code null} if complete
 * @param sources where the counts came from
 */
public record WindowedCounts(Duration window, Iterable<Window> windows, boolean complete,
		@Nullable List<String> reasons, List<Source> sources) {

	/**
	 * One window.
	 *
	 * @param start its first moment
	 * @param end its end, which is no longer in it
	 * @param counts how many records of each key, or what else the topology aggregates
	 */
	public record Window(Instant start, Instant end, Map<String, Object> counts) {
	}

	/**
	 * One instance's part.
	 *
	 * @param instance its {@code host:port}
	 * @param role {@code active} or {@code standby}
	 * @param partitions the partitions whose counts it gave
	 * @param offsetLag changelog offsets that it is behind with these partitions, in all
	 * (under exactly-once the ends of transactions take offsets too); {@code null} if not
	 * known
	 */
	public record Source(String instance, String role, Collection<Integer> partitions, @Nullable Long offsetLag) {
	}

}
