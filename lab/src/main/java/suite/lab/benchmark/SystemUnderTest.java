package suite.lab.benchmark;

import java.util.List;
import java.util.Map;

import suite.lab.testbed.Launch;
import suite.lab.testbed.Testbed;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.localkafka.process.ManagedProcess;

/**
 * A cluster and the services on it. What cannot be had on this one ends in a
 * {@link NotPossibleException}. For one thread.
 */
interface SystemUnderTest extends AutoCloseable {

	/** The peers' own topic. */
	String PEER_TOPIC = "lab-peer";

	Testbed testbed();

	Topics topics();

	/**
	 * Sees to it that the suite's topics have, or get, so many partitions.
	 */
	void partitions(int wanted);

	/**
	 * Stops the services that are not among these, if they are the lab's.
	 */
	void stopAllBut(Service... wanted);

	void stop(Service service);

	/**
	 * A service that is ready, started as {@code ./run} does if it does not run yet.
	 */
	ServiceUnderTest ready(Service service);

	/**
	 * A service that is ready, started if it does not run yet or was started otherwise.
	 */
	ServiceUnderTest ready(Launch launch);

	/**
	 * Starts a service that does not run, and does not wait for it.
	 */
	RunningService start(Launch launch);

	/**
	 * Says that nobody needs what is in a topic of the suite any more.
	 */
	void emptied(String topic);

	/**
	 * Begins to measure a process and the brokers, as far as they are on this machine.
	 */
	Meters meters(long pid);

	@Override
	void close();

	/**
	 * Starts one of the lab's own programs.
	 */
	default ManagedProcess program(String name, String mainClass, List<String> arguments) {
		return testbed().program(unique(name), List.of("-Xmx512m"), mainClass, arguments);
	}

	/**
	 * Starts any other program.
	 */
	default ManagedProcess command(String name, List<String> command, Map<String, String> environment) {
		return testbed().command(unique(name), command, environment);
	}

	private static String unique(String name) {
		return name + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
	}

}
