package suite.lab.faults;

import java.util.List;

import static java.util.Arrays.stream;

/**
 * What is done to the suite under load.
 */
enum FaultScenario {

	PRODUCER_KILLED("producer-service is killed and started again"),

	CONSUMER_KILLED("consumer-service is killed and started again"),

	STREAMS_KILLED("streams-service is killed and started again"),

	INSTANCES("further instances of consumer- and streams-service join and leave", false),

	BROKER_KILLED("a broker is killed and started again"),

	BROKER_FROZEN("a broker is frozen until the others lead, then thawed"),

	BROKERS_AWAY("all brokers are away"),

	DISK_FULL("a broker cannot write to its disk any more", false),

	SLOW_CONSUMER("consumer-service needs 20 ms for each record for a while", false),

	POISON("records that are no messages come between the others"),

	RESTART("everything is stopped in good order and started again", false),

	FULL_LOAD_FROZEN("full load, and the only broker is frozen"),

	FULL_LOAD_SLOW("full load, and the only broker takes 500 KB/s of each client for a while"),

	FULL_LOAD_KILLED("full load, and the only broker is killed and started again", false),

	FULL_LOAD_UNCOMPRESSED("full load without compression, and the only broker is frozen", false);

	private final String description;

	private final boolean quick;

	FaultScenario(String description) {
		this(description, true);
	}

	FaultScenario(String description, boolean quick) {
		this.description = description;
		this.quick = quick;
	}

	String description() {
		return this.description;
	}

	/**
	 * Whether the load is as much as goes, on a suite of its own, instead of the steady
	 * one.
	 */
	boolean fullLoad() {
		return compareTo(FULL_LOAD_FROZEN) >= 0;
	}

	static List<FaultScenario> of(boolean quick) {
		return stream(values()).filter((scenario) -> scenario.quick || !quick).toList();
	}

}
