package suite.lab.acks;

/**
 * What is done to the leader of a partition while it is written to.
 */
enum Fault {

	/** Nothing: shows latency, and that nothing is lost without a fault. */
	CALM("nothing is done", false),

	/** The leader is killed (SIGKILL). */
	KILL("the leader is killed", true),

	/** The followers stall (SIGSTOP) for a moment, and then the leader is killed. */
	STALL_AND_KILL("the followers stall, the leader is killed", true),

	/**
	 * One broker dies, another one is restarted, the leader goes on alone and is killed.
	 * The operator, for whom it is gone for good, elects a leader uncleanly.
	 */
	LAST_IN_SYNC("the last in-sync leader is killed, an unclean election follows", true),

	/** The leader stalls until it has lost its leadership, and then runs on. */
	FREEZE("the leader is frozen until another one leads, then thawed", false),

	/** The leader is stopped in good order and started again. */
	RESTART("the leader is restarted in good order", false);

	private final String description;

	private final boolean leaderKill;

	Fault(String description, boolean leaderKill) {
		this.description = description;
		this.leaderKill = leaderKill;
	}

	String description() {
		return this.description;
	}

	boolean isLeaderKill() {
		return this.leaderKill;
	}

	/**
	 * Whether the time until the next acknowledgement says how fast the cluster finds a
	 * dead leader. The other faults keep followers or brokers away themselves.
	 * @return whether it does
	 */
	boolean measuresRecovery() {
		return this == KILL;
	}

}
