package suite.lab.acks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened when, in milliseconds from the start of the run. Each thread may add.
 */
final class Timeline {

	/**
	 * How many messages were acknowledged by a time.
	 */
	record Acked(long ms, long messages) {
	}

	/**
	 * A partition's state from a time on.
	 *
	 * @param leader the leader's id, 0 for none
	 * @param isr the ids of the in-sync replicas
	 */
	record State(long ms, int partition, int leader, List<Integer> isr) {
	}

	/**
	 * What the lab did.
	 */
	record Event(long ms, String what) {
	}

	private final long start = System.nanoTime();

	private final List<Acked> acked = new ArrayList<>();

	private final List<State> states = new ArrayList<>();

	private final List<Event> events = new ArrayList<>();

	private final Map<Integer, State> current = new HashMap<>();

	private long now() {
		return (System.nanoTime() - this.start) / 1_000_000;
	}

	synchronized void acked(long messages) {
		this.acked.add(new Acked(now(), messages));
	}

	synchronized void event(String what) {
		this.events.add(new Event(now(), what));
	}

	/**
	 * Notes what was seen of a partition; only a change is kept.
	 */
	synchronized void seen(int partition, int leader, List<Integer> isr) {
		State before = this.current.get(partition);
		if (before == null || before.leader() != leader || !before.isr().equals(isr)) {
			State state = new State(now(), partition, leader, List.copyOf(isr));
			this.current.put(partition, state);
			this.states.add(state);
		}
	}

	synchronized List<Acked> acked() {
		return List.copyOf(this.acked);
	}

	synchronized List<State> states() {
		return List.copyOf(this.states);
	}

	synchronized List<Event> events() {
		return List.copyOf(this.events);
	}

	/**
	 * The longest time in which the number of acknowledged messages did not rise.
	 */
	synchronized long longestGapMs() {
		long longest = 0;
		Acked risen = null;
		for (Acked sample : this.acked) {
			if (risen == null || sample.messages() > risen.messages()) {
				longest = (risen != null) ? Math.max(longest, sample.ms() - risen.ms()) : 0;
				risen = sample;
			}
		}
		return longest;
	}

	/**
	 * How often a partition was seen with another leader than before.
	 */
	synchronized int leaderChanges() {
		Map<Integer, Integer> leaders = new HashMap<>();
		int changes = 0;
		for (State state : this.states) {
			if (state.leader() != 0) {
				Integer before = leaders.put(state.partition(), state.leader());
				changes += (before != null && before != state.leader()) ? 1 : 0;
			}
		}
		return changes;
	}

	/**
	 * Counts ids by when they were to be sent.
	 * @param ids the ids of a run that sends at a steady rate
	 * @param rate messages a second
	 * @param bucketMs the width of a bucket
	 * @return the beginning of each bucket that is not empty, in milliseconds, and its
	 * number
	 */
	static List<long[]> histogram(BitSet ids, double rate, long bucketMs) {
		List<long[]> buckets = new ArrayList<>();
		ids.stream().forEach((id) -> {
			long bucket = (long) (id * 1000.0 / rate) / bucketMs * bucketMs;
			if (buckets.isEmpty() || buckets.get(buckets.size() - 1)[0] != bucket) {
				buckets.add(new long[] { bucket, 0 });
			}
			buckets.get(buckets.size() - 1)[1]++;
		});
		return buckets;
	}

}
