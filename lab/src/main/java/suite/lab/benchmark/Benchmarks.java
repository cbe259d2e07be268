package suite.lab.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import suite.lab.testbed.Jdk;
import suite.lab.testbed.Testbed;
import suite.lab.workload.Scenario;
import suite.launcher.service.Service;

/**
 * Makes the comparison of each kind of row. For one thread.
 */
public final class Benchmarks implements AutoCloseable {

	private final SystemUnderTest system;

	private final List<Jdk> jdks;

	private final Set<String> warm = new HashSet<>();

	private Benchmarks(SystemUnderTest system, List<Path> jdks) {
		this.system = system;
		this.jdks = jdks.stream().map(Jdk::at).toList();
	}

	/**
	 * On a local cluster.
	 * @param testbed where everything runs, closed with this
	 * @param jdks directories of JDKs to start services with
	 * @return the benchmarks
	 */
	public static Benchmarks local(Testbed testbed, List<Path> jdks) {
		return new Benchmarks(new LocalSystem(testbed), jdks);
	}

	/**
	 * On a cluster and services that are there already, of which nothing is started,
	 * stopped or deleted.
	 * @param testbed where the peers run, closed with this
	 * @param services the addresses of services
	 * @return the benchmarks
	 */
	public static Benchmarks existing(Testbed testbed, Map<Service, URI> services) {
		return new Benchmarks(new ExistingSystem(testbed, services), List.of());
	}

	/**
	 * Prepares what a scenario needs.
	 * @param scenario the scenario
	 * @return what is to be measured in turn
	 * @throws NotPossibleException when it cannot be measured here
	 * @throws CountsDifferException when messages are lost already
	 */
	public Comparison prepare(Scenario scenario) {
		if (scenario instanceof Scenario.Produce produce) {
			return new Producing(this.system, produce, this.warm).comparison();
		}
		if (scenario instanceof Scenario.Consume consume) {
			return new Consuming(this.system, consume).comparison();
		}
		if (scenario instanceof Scenario.Streams streams) {
			return new Streaming(this.system, streams).comparison();
		}
		if (scenario instanceof Scenario.Post post) {
			return new Posting(this.system, post, this.warm).comparison();
		}
		if (scenario instanceof Scenario.Upload upload) {
			return new Uploading(this.system, upload).comparison();
		}
		if (scenario instanceof Scenario.EndToEnd endToEnd) {
			return new Delivering(this.system, endToEnd).comparison();
		}
		Scenario.Cost cost = (Scenario.Cost) scenario;
		return new Starting(this.system, cost, jdk(cost)).comparison();
	}

	private Jdk jdk(Scenario.Cost cost) {
		return this.jdks.stream()
			.filter((jdk) -> jdk.major() == cost.jdk())
			.findFirst()
			.orElseThrow(() -> new NotPossibleException(
					"no JDK %d was given: --jdk DIRECTORY names one".formatted(cost.jdk())));
	}

	@Override
	public void close() {
		this.system.close();
	}

}
