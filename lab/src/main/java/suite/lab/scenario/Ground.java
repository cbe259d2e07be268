package suite.lab.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import suite.lab.load.Latency;
import suite.lab.machine.Usage;
import suite.lab.machine.UsageMeter;
import suite.lab.stage.Launch;
import suite.lab.stage.Stage;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.localkafka.process.ManagedProcess;

/**
 * A local cluster and the services on it, started and stopped as the rows need them: a
 * service that a row does not need does not run beside it.
 */
final class Ground implements AutoCloseable {

	static final String PEER_TOPIC = "lab-peer";

	private static final List<String> TOPICS = List.of("test-topic", "input-topic", "output-topic", "test-topic-dlt",
			"output-topic-dlt", "input-topic-dlt");

	private final Stage stage;

	private final Topics topics;

	private record Started(Launch launch, RunningService process) {
	}

	private final Map<Service, Started> running = new LinkedHashMap<>();

	private int partitions;

	private int started;

	Ground(Stage stage) {
		this.stage = stage;
		this.topics = new Topics(stage.bootstrapServers());
	}

	Stage stage() {
		return this.stage;
	}

	Topics topics() {
		return this.topics;
	}

	/**
	 * Stops all services and deletes their topics if they have another number of
	 * partitions.
	 */
	void partitions(int wanted) {
		if (this.partitions != wanted) {
			stopAllBut();
			this.topics.delete(TOPICS);
			this.partitions = wanted;
		}
	}

	/**
	 * Stops the services that are not among these.
	 */
	void stopAllBut(Service... wanted) {
		List<Service> kept = List.of(wanted);
		for (Service service : List.copyOf(this.running.keySet())) {
			if (!kept.contains(service)) {
				stop(service);
			}
		}
	}

	void stop(Service service) {
		Started started = this.running.remove(service);
		if (started != null) {
			started.process().stop();
		}
	}

	/**
	 * A service that is ready, started as {@code ./run} does if it does not run yet.
	 */
	ServiceUnderTest ready(Service service) {
		return ready(Launch.of(service));
	}

	/**
	 * A service that is ready, started if it does not run yet or was started otherwise.
	 */
	ServiceUnderTest ready(Launch launch) {
		Started started = this.running.get(launch.service());
		if (started == null || !started.launch().equals(launch)) {
			stop(launch.service());
			start(launch);
		}
		RunningService process = this.running.get(launch.service()).process();
		process.awaitReady(System.nanoTime() + Stage.READY_TIMEOUT.toNanos());
		return ServiceUnderTest.of(process);
	}

	/**
	 * Starts a service that does not run, and does not wait for it.
	 */
	RunningService start(Launch launch) {
		int number = ++this.started;
		RunningService process = this.stage.start("%s-%d".formatted(launch.service().module(), number),
				launch.with("SUITE_TOPICS_PARTITIONS", this.partitions));
		this.running.put(launch.service(), new Started(launch, process));
		return process;
	}

	/**
	 * Starts one of the lab's own programs.
	 */
	ManagedProcess program(String name, String mainClass, List<String> arguments) {
		return this.stage.program("%s-%d".formatted(name, ++this.started), List.of("-Xmx512m"), mainClass, arguments);
	}

	/**
	 * Starts any other program.
	 */
	ManagedProcess command(String name, List<String> command, Map<String, String> environment) {
		return this.stage.command("%s-%d".formatted(name, ++this.started), command, environment);
	}

	/**
	 * Begins to measure a process and the brokers.
	 */
	Meters meters(long pid) {
		return new Meters(UsageMeter.of(pid),
				UsageMeter.of(this.stage.cluster().brokers().stream().mapToLong((broker) -> broker.pid()).toArray()));
	}

	record Meters(UsageMeter process, UsageMeter brokers) implements AutoCloseable {

		Measurement measurement(long messages, double messagesPerSecond, Latency latency) {
			Usage usage = this.process.usage();
			return new Measurement(messages, messagesPerSecond, latency, usage.cpuSeconds(),
					this.brokers.usage().cpuSeconds(), usage.peakRssMiB(), null);
		}

		@Override
		public void close() {
			this.process.close();
			this.brokers.close();
		}

	}

	@Override
	public void close() {
		this.topics.close();
		this.stage.close();
	}

}
