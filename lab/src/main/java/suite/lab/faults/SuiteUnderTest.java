package suite.lab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import suite.lab.testbed.Launch;
import suite.lab.testbed.Testbed;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.localkafka.KafkaCluster;

/**
 * The suite that is hurt: brokers, and instances of the services by name. A service that
 * comes again has the port and the state that it had. Each instance of consumer-service
 * has a witness that notes what it processes. Safe for use by several threads.
 */
final class SuiteUnderTest implements AutoCloseable {

	static final String PRODUCER = Service.PRODUCER.module();

	static final String CONSUMER = Service.CONSUMER.module();

	static final String STREAMS = Service.STREAMS.module();

	/**
	 * They are killed before the second compiler has earned what it costs. Brokers live
	 * on, and keep it. That they start from an archive is as in the image.
	 */
	static final String QUICK_TO_START = "-XX:TieredStopAtLevel=1";

	private final Testbed testbed;

	private final boolean witnesses;

	private final UnaryOperator<Launch> way;

	private final Map<String, RunningService> instances = new ConcurrentSkipListMap<>();

	private SuiteUnderTest(Testbed testbed, boolean witnesses, UnaryOperator<Launch> way) {
		this.testbed = testbed;
		this.witnesses = witnesses;
		this.way = way;
	}

	/**
	 * Starts brokers and one instance of each service, and waits until all are ready.
	 * @param logs where they log
	 * @return the suite
	 */
	static SuiteUnderTest start(Path logs) {
		return start(3, logs,
				(launch) -> launch.withJvmOptions(QUICK_TO_START)
					.fromArchive()
					.with("SUITE_TOPICS_REPLICATIONFACTOR", 3)
					.with("SUITE_TOPICS_MININSYNCREPLICAS", 2));
	}

	/**
	 * Starts one broker and one instance of each service, each with the heap and the
	 * options of {@code ./run}, and waits until all are ready. As in the image, a service
	 * whose heap is full ends.
	 * @param logs where they log
	 * @param compression of what producer-service sends flat out
	 * @return the suite
	 */
	static SuiteUnderTest startAlone(Path logs, String compression) {
		return start(1, logs, (launch) -> launch.withJvmOptions("-XX:+ExitOnOutOfMemoryError")
			.with("SUITE_PRODUCER_BULK_COMPRESSION", compression));
	}

	private static SuiteUnderTest start(int brokers, Path logs, UnaryOperator<Launch> way) {
		KafkaCluster cluster = KafkaCluster.builder().brokers(brokers).logDirectory(logs).start();
		SuiteUnderTest suite = new SuiteUnderTest(Testbed.on(cluster, logs), brokers > 1, way);
		try {
			Stream.of(PRODUCER, CONSUMER, STREAMS).forEach(suite::start);
			Stream.of(PRODUCER, CONSUMER, STREAMS).forEach(suite::awaitReady);
		}
		catch (RuntimeException ex) {
			suite.close();
			throw ex;
		}
		return suite;
	}

	KafkaCluster cluster() {
		return this.testbed.cluster();
	}

	String bootstrapServers() {
		return this.testbed.bootstrapServers();
	}

	RunningService instance(String name) {
		return this.instances.get(name);
	}

	List<RunningService> instances() {
		return List.copyOf(this.instances.values());
	}

	/**
	 * Starts an instance, again or for the first time, without waiting for it.
	 * @param name the service's module, and a suffix for further instances
	 */
	void start(String name) {
		RunningService before = this.instances.get(name);
		Service service = Arrays.stream(Service.values())
			.filter((candidate) -> name.startsWith(candidate.module()))
			.findFirst()
			.orElseThrow();
		Launch launch = this.way
			.apply(Launch.of(service).withPort((before != null) ? before.client().base().getPort() : 0));
		this.instances.put(name, this.testbed.start(name,
				(this.witnesses && service == Service.CONSUMER) ? witnessed(name, launch) : launch));
	}

	private Launch witnessed(String name, Launch launch) {
		return launch.withExtension(this.testbed.home().root().resolve("lab/recorder/target/recorder.jar"))
			.with("SUITE_RECORDER_FILE", this.testbed.directory().resolve(name + ".processed"))
			.with("SUITE_RECORDER_SLOWFILE", slowFile());
	}

	void awaitReady(String name) {
		this.instances.get(name).awaitReady(System.nanoTime() + Testbed.READY_TIMEOUT.toNanos());
	}

	void kill(String name) {
		this.instances.get(name).process().kill();
	}

	/**
	 * Lets an instance end in good order.
	 */
	void stop(String name) {
		this.instances.get(name).stop();
	}

	/**
	 * Lets an instance end in good order that does not come again.
	 */
	void leave(String name) {
		this.instances.remove(name).stop();
	}

	/**
	 * The instances that have ended although nobody ended them.
	 */
	List<String> dead() {
		return instances().stream()
			.filter((instance) -> !instance.process().isAlive())
			.map(RunningService::name)
			.toList();
	}

	/**
	 * While this file exists, consumer-service is slow.
	 */
	Path slowFile() {
		return this.testbed.directory().resolve("slow");
	}

	/**
	 * What the witnesses have written.
	 */
	List<Path> records() {
		try (Stream<Path> files = Files.list(this.testbed.directory())) {
			return files.filter((file) -> file.toString().endsWith(".processed")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.testbed.close();
	}

}
