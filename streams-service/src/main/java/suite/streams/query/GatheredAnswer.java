package suite.streams.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import suite.failure.RequestException;
import suite.message.Excerpt;
import suite.streams.query.WindowedCounts.Source;
import suite.streams.query.WindowedCounts.Window;
import suite.streams.store.LocalAnswer;
import suite.streams.store.NewestValues;
import suite.streams.store.Role;

/**
 * The answer to one query while it comes together. Each partition is taken from one
 * instance only, so nothing is counted twice while partitions move. Not thread-safe.
 */
class GatheredAnswer {

	private final Set<Integer> missing = new TreeSet<>();

	private final Map<String, String> unreachable = new TreeMap<>();

	private final Map<String, String> restoring = new TreeMap<>();

	private final List<String> problems = new ArrayList<>();

	private final List<String> copies = new ArrayList<>();

	private final List<Source> sources = new ArrayList<>();

	private final NewestValues values;

	private final int partitions;

	GatheredAnswer(int partitions, NewestValues values) {
		this.partitions = partitions;
		this.values = values;
		IntStream.range(0, partitions).forEach(this.missing::add);
	}

	/**
	 * Whether each partition has been answered.
	 */
	boolean isDone() {
		return this.missing.isEmpty();
	}

	/**
	 * Whom to ask for what is missing: each partition of exactly one instance.
	 */
	Map<String, Set<Integer>> toAsk(Role role, Assignment assignment) {
		return assignment.holders(role, this.missing, this.unreachable.keySet());
	}

	/**
	 * Takes what those have replied who were asked.
	 */
	void add(List<Reply> replies) {
		for (Reply reply : replies) {
			if (reply.answer() != null) {
				add(reply.instance(), reply.role(), reply.answer());
			}
			else {
				this.unreachable.put(reply.instance(), reply.failure());
			}
		}
	}

	private void add(String address, Role role, LocalAnswer answer) {
		this.restoring.remove(address);
		if (!answer.restoring().isEmpty()) {
			this.restoring.put(address, (answer.restoreProgress() != null) ? answer.restoreProgress()
					: "the state of partitions " + answer.restoring() + " is not restored yet");
		}
		if (answer.served().isEmpty()) {
			return;
		}
		this.values.addAll(answer.counts());
		this.missing.removeAll(answer.served());
		this.sources
			.add(new Source(address, role.name().toLowerCase(Locale.ROOT), answer.served(), answer.offsetLag()));
		if (role == Role.STANDBY) {
			this.copies.add("partitions %s come from the copy on %s, which may be %s behind".formatted(answer.served(),
					address, (answer.offsetLag() != null) ? answer.offsetLag() + " changelog offsets"
							: "any number of records"));
		}
	}

	/**
	 * Says why the answer is not complete, whatever has been answered.
	 */
	void cannotBeComplete(String problem) {
		this.problems.add(problem);
	}

	/**
	 * Finishes the answer.
	 * @param window the length of a window
	 * @param state what the topology of this instance is doing, for the error
	 * @throws RequestException if a part of it is being restored, or there is nothing
	 */
	WindowedCounts finish(Duration window, String state) {
		if (!this.missing.isEmpty() && !this.restoring.isEmpty()) {
			List<String> reasons = new ArrayList<>(this.problems);
			reasons.add(describe(this.restoring));
			throw RequestException.unavailable("The counts are not complete yet: " + String.join("; ", reasons));
		}
		List<String> reasons = reasons();
		if (this.missing.size() == this.partitions) {
			throw RequestException.unavailable("No counts can be read now, the topology is %s here: %s".formatted(state,
					String.join("; ", reasons)));
		}
		return new WindowedCounts(window, windows(window), reasons.isEmpty(), reasons.isEmpty() ? null : reasons,
				this.sources);
	}

	private List<String> reasons() {
		List<String> reasons = new ArrayList<>(this.problems);
		this.unreachable.forEach((address, reason) -> reasons.add(address + " does not answer: " + reason));
		reasons.addAll(this.copies);
		if (!this.missing.isEmpty()) {
			reasons.add("partitions %s are with no instance that can be read now".formatted(this.missing));
		}
		if (this.values.cut() != null) {
			reasons.add("cut at limit: all from key '%s' in the window of %s on, and all older windows, are left out"
				.formatted(Excerpt.of(this.values.cut().key()), Instant.ofEpochMilli(this.values.cut().start())));
		}
		return reasons;
	}

	private Iterable<Window> windows(Duration size) {
		return () -> this.values.windows().entrySet().stream().map((window) -> {
			Instant first = Instant.ofEpochMilli(window.getKey());
			return new Window(first, first.plus(size), new ShownValues(window.getValue(), this.values::show));
		}).iterator();
	}

	private static String describe(Map<String, String> byAddress) {
		return String.join("; ",
				byAddress.entrySet().stream().map((entry) -> entry.getKey() + " is " + entry.getValue()).toList());
	}

}
