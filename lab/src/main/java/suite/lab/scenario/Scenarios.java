package suite.lab.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import suite.lab.stage.Jdk;
import suite.lab.stage.Stage;
import suite.lab.workload.Scenario;
import suite.launcher.service.Service;

/**
 * Makes the sides of each kind of row. For one thread.
 */
public final class Scenarios implements AutoCloseable {

	private final Ground ground;

	private final List<Jdk> jdks;

	private final Set<String> warm = new HashSet<>();

	private Scenarios(Ground ground, List<Path> jdks) {
		this.ground = ground;
		this.jdks = jdks.stream().map(Jdk::at).toList();
	}

	/**
	 * On a local cluster.
	 * @param stage where everything runs, closed with this
	 * @param jdks directories of JDKs to start services with
	 * @return the scenarios
	 */
	public static Scenarios local(Stage stage, List<Path> jdks) {
		return new Scenarios(new LocalGround(stage), jdks);
	}

	/**
	 * On a cluster and services that are there already, of which nothing is started,
	 * stopped or deleted.
	 * @param stage where the peers run, closed with this
	 * @param services the addresses of services
	 * @return the scenarios
	 */
	public static Scenarios existing(Stage stage, Map<Service, URI> services) {
		return new Scenarios(new ExistingGround(stage, services), List.of());
	}

	/**
	 * Prepares what a scenario needs.
	 * @param scenario the scenario
	 * @return what is to be measured in turn
	 * @throws NotPossibleException when it cannot be measured here
	 * @throws CountsDifferException when messages are lost already
	 */
	public Sides prepare(Scenario scenario) {
		if (scenario instanceof Scenario.Produce produce) {
			return new Producing(this.ground, produce, this.warm).sides();
		}
		if (scenario instanceof Scenario.Consume consume) {
			return new Consuming(this.ground, consume).sides();
		}
		if (scenario instanceof Scenario.Streams streams) {
			return new Streaming(this.ground, streams).sides();
		}
		if (scenario instanceof Scenario.Post post) {
			return new Posting(this.ground, post, this.warm).sides();
		}
		if (scenario instanceof Scenario.Upload upload) {
			return new Uploading(this.ground, upload).sides();
		}
		if (scenario instanceof Scenario.EndToEnd endToEnd) {
			return new Delivering(this.ground, endToEnd).sides();
		}
		Scenario.Cost cost = (Scenario.Cost) scenario;
		return new Starting(this.ground, cost, jdk(cost)).sides();
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
		this.ground.close();
	}

}
