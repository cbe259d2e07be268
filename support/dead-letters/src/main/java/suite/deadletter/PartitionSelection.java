package suite.deadletter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one replay does with the dead letters of one partition, by their offsets, and the
 * marks that follow from it. Used by one thread.
 */
class PartitionSelection {

	/** There is room to remember some hundreds behind one that is left. */
	private static final int MAX_BEHIND_LEFT = 400;

	private final Set<Long> chosen = new LinkedHashSet<>();

	private final List<Long> givenUp = new ArrayList<>();

	/** Why each is left, in the order in which they were. */
	private final Map<Long, String> left = new LinkedHashMap<>();

	void choose(long offset) {
		this.chosen.add(offset);
	}

	void giveUp(long offset) {
		this.givenUp.add(offset);
	}

	void leave(long offset, String reason) {
		this.chosen.remove(offset);
		this.left.put(offset, reason);
	}

	boolean hasLeft() {
		return !this.left.isEmpty();
	}

	boolean hasRoom() {
		return this.left.isEmpty() || this.givenUp.size() + this.chosen.size() < MAX_BEHIND_LEFT;
	}

	/**
	 * What is left, for people.
	 * @return empty if nothing is
	 */
	Optional<String> remainder() {
		return this.left.values()
			.stream()
			.findFirst()
			.map((reason) -> "has %s dead letters left, the first one because %s".formatted(this.left.size(), reason));
	}

	/**
	 * The marks when this replay has taken place.
	 * @param before the marks before it
	 * @param inOrder whether all before the last one are done with, or are no records
	 * @return empty if nothing is done with
	 */
	Optional<ReplayMarks> marks(ReplayMarks before, boolean inOrder) {
		List<Long> handled = Stream.concat(this.givenUp.stream(), this.chosen.stream()).sorted().toList();
		if (handled.isEmpty()) {
			return Optional.empty();
		}
		ReplayMarks marks = before.copy();
		if (inOrder) {
			long last = handled.get(handled.size() - 1) + 1;
			marks.skipTo(this.left.keySet().stream().mapToLong(Long::longValue).reduce(last, Math::min));
		}
		handled.forEach(marks::done);
		return Optional.of(marks);
	}

}
