package suite.lab.workload;

/**
 * One row of the table.
 *
 * @param id its name
 * @param promise what the case promises for it, in its words; null if nothing
 * @param pairs how often suite and peer are measured in turn, 1 to 20
 * @param scenario what is done
 * @param target what the figures are to reach; null if they are only shown
 * @param quick how it is done in a quick run; null if it is left out there
 */
public record Workload(String id, String promise, int pairs, Scenario scenario, Target target, Quick quick) {

	public Workload {
		Require.that(id != null && id.matches("[a-z0-9-]{1,60}"), "id", "lower-case letters, digits and hyphens", id);
		Require.that(pairs >= 1 && pairs <= 20, id + ": pairs", "1 to 20", pairs);
		Require.that(scenario != null, id + ": scenario", "one of the kinds", null);
		target = (target != null) ? target : Target.NONE;
	}

	/**
	 * A shorter way, which says less.
	 *
	 * @param pairs as in the workload
	 * @param scale factor of counts and durations, above 0 up to 1
	 */
	public record Quick(int pairs, double scale) {

		public Quick {
			Require.that(pairs >= 1 && pairs <= 20, "quick.pairs", "1 to 20", pairs);
			Require.that(scale > 0 && scale <= 1, "quick.scale", "above 0 up to 1", scale);
		}

	}

	/**
	 * The workload of a quick run.
	 * @return a copy with its pairs and its scale
	 * @throws NullPointerException when it is left out there
	 */
	Workload shortened() {
		return new Workload(this.id, this.promise, this.quick.pairs(), this.scenario.scaled(this.quick.scale()),
				this.target, this.quick);
	}

}
