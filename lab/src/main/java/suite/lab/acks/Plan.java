package suite.lab.acks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static suite.lab.acks.Fault.CALM;
import static suite.lab.acks.Fault.FREEZE;
import static suite.lab.acks.Fault.KILL;
import static suite.lab.acks.Fault.LAST_IN_SYNC;
import static suite.lab.acks.Fault.RESTART;
import static suite.lab.acks.Fault.STALL_AND_KILL;

/**
 * All trials of a row. The same seed gives the same plan.
 */
final class Plan {

	/** A round of the row that promises something: ten of these kill a leader. */
	private static final List<Fault> PROMISE = List.of(KILL, KILL, KILL, KILL, KILL, KILL, KILL, STALL_AND_KILL,
			STALL_AND_KILL, LAST_IN_SYNC, FREEZE, RESTART);

	private Plan() {
	}

	/**
	 * The trials in their order, by rounds; two calm ones come first, one to warm up.
	 * @param row the settings
	 * @param seed of the order, the partitions and the times
	 * @param repeat rounds
	 * @param quick whether a round has only what tells most
	 * @param partitions how many the topic has
	 * @return the rounds
	 */
	static List<List<Trial>> of(Row row, long seed, int repeat, boolean quick, int partitions) {
		Random random = new Random(seed);
		List<List<Trial>> rounds = new ArrayList<>();
		int number = 1;
		for (int round = 0; round < repeat; round++) {
			List<Fault> faults = new ArrayList<>(quick ? quick(row) : round(row));
			if (!quick) {
				Collections.shuffle(faults, random);
			}
			if (round == 0) {
				faults.addAll(0, List.of(CALM, CALM));
			}
			List<Trial> trials = new ArrayList<>();
			for (Fault fault : faults) {
				trials.add(new Trial(row, number++, fault, random.nextInt(partitions), 1_000 + random.nextInt(1_500),
						700 + random.nextInt(600)));
			}
			rounds.add(List.copyOf(trials));
		}
		return rounds;
	}

	private static List<Fault> round(Row row) {
		if (row.brokers() == Row.Brokers.KAFKA) {
			return List.of(KILL);
		}
		if (row.promised()) {
			return PROMISE;
		}
		return "all".equals(row.acks()) ? List.of(LAST_IN_SYNC) : List.of(KILL, STALL_AND_KILL);
	}

	private static List<Fault> quick(Row row) {
		if (row.promised()) {
			return List.of(KILL, STALL_AND_KILL, LAST_IN_SYNC);
		}
		return "all".equals(row.acks()) ? List.of(LAST_IN_SYNC) : List.of(STALL_AND_KILL);
	}

}
