package suite.lab.benchmark;

import java.net.URI;
import java.util.Map;

import suite.lab.testbed.Launch;
import suite.lab.testbed.Testbed;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.launcher.service.ServiceClient;

/**
 * A cluster and services that are there already: nothing of them is started, stopped or
 * deleted. The peers' topic is the lab's own.
 */
final class ExistingSystem implements SystemUnderTest {

	private final Testbed testbed;

	private final Topics topics;

	private final Map<Service, URI> services;

	ExistingSystem(Testbed testbed, Map<Service, URI> services) {
		this.testbed = testbed;
		this.topics = new Topics(testbed.bootstrapServers());
		this.services = Map.copyOf(services);
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
		int found = this.topics.partitions("test-topic").size();
		if (found != wanted) {
			throw new NotPossibleException("test-topic has %d partitions, not %d".formatted(found, wanted));
		}
	}

	@Override
	public void stopAllBut(Service... wanted) {
	}

	@Override
	public void stop(Service service) {
	}

	@Override
	public ServiceUnderTest ready(Service service) {
		URI uri = this.services.get(service);
		if (uri == null) {
			throw new NotPossibleException("the address of %s is not known".formatted(service.module()));
		}
		return new ServiceUnderTest(new ServiceClient(service.module(), uri), 0);
	}

	@Override
	public ServiceUnderTest ready(Launch launch) {
		return ready(launch.service());
	}

	@Override
	public RunningService start(Launch launch) {
		throw new NotPossibleException(
				"%s runs already, and the lab would have to start it".formatted(launch.service().module()));
	}

	@Override
	public void emptied(String topic) {
	}

	@Override
	public Meters meters(long pid) {
		return new Meters(pid);
	}

	@Override
	public void close() {
		this.topics.close();
		this.testbed.close();
	}

}
