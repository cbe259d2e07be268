package suite.lab.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import suite.lab.testbed.Launch;
import suite.lab.testbed.Testbed;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;

/**
 * A local cluster and the services on it, started and stopped as the rows need them: a
 * service that a row does not need does not run beside it.
 */
final class LocalSystem implements SystemUnderTest {

	private static final List<String> TOPICS = List.of("test-topic", "input-topic", "output-topic", "test-topic-dlt",
			"output-topic-dlt", "input-topic-dlt");

	private final Testbed testbed;

	private final Topics topics;

	private record Started(Launch launch, RunningService process) {
	}

	private final Map<Service, Started> running = new LinkedHashMap<>();

	private int partitions;

	private int started;

	LocalSystem(Testbed testbed) {
		this.testbed = testbed;
		this.topics = new Topics(testbed.bootstrapServers());
	}

	@Override
	public Testbed testbed() {
		return this.testbed;
	}

	@Override
	public Topics topics() {
		return this.topics;
	}

	@Override
	public void partitions(int wanted) {
		if (this.partitions != wanted) {
			stopAllBut();
			this.topics.delete(TOPICS);
			this.partitions = wanted;
		}
	}

	@Override
	public void stopAllBut(Service... wanted) {
		List<Service> kept = List.of(wanted);
		for (Service service : List.copyOf(this.running.keySet())) {
			if (!kept.contains(service)) {
				stop(service);
			}
		}
	}

	@Override
	public void stop(Service service) {
		Started started = this.running.remove(service);
		if (started != null) {
			started.process().stop();
		}
	}

	@Override
	public ServiceUnderTest ready(Service service) {
		return ready(Launch.of(service));
	}

	@Override
	public ServiceUnderTest ready(Launch launch) {
		Started started = this.running.get(launch.service());
		if (started == null || !started.launch().equals(launch)) {
			stop(launch.service());
			start(launch);
		}
		RunningService process = this.running.get(launch.service()).process();
		process.awaitReady(System.nanoTime() + Testbed.READY_TIMEOUT.toNanos());
		return ServiceUnderTest.of(process);
	}

	@Override
	public RunningService start(Launch launch) {
		int number = ++this.started;
		RunningService process = this.testbed.start("%s-%d".formatted(launch.service().module(), number),
				launch.with("SUITE_TOPICS_PARTITIONS", this.partitions));
		this.running.put(launch.service(), new Started(launch, process));
		return process;
	}

	@Override
	public void emptied(String topic) {
		this.topics.empty(topic);
	}

	@Override
	public Meters meters(long pid) {
		return new Meters(pid, this.testbed.cluster().brokers().stream().mapToLong((broker) -> broker.pid()).toArray());
	}

	@Override
	public void close() {
		this.topics.close();
		this.testbed.close();
	}

}
