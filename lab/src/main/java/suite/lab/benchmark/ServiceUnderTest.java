package suite.lab.benchmark;

import suite.launcher.service.RunningService;
import suite.launcher.service.ServiceClient;

/**
 * A service that is measured.
 *
 * @param client talks to it
 * @param pid its process; 0 if it runs elsewhere
 */
record ServiceUnderTest(ServiceClient client, long pid) {

	static ServiceUnderTest of(RunningService service) {
		return new ServiceUnderTest(service.client(), service.process().pid());
	}

}
