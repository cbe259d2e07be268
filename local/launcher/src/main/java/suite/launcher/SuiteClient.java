package suite.launcher;

import java.util.EnumMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import suite.launcher.service.Service;
import suite.launcher.service.ServiceClient;

/**
 * Talks to one instance of each service.
 */
class SuiteClient {

	private final Map<Service, ServiceClient> clients = new EnumMap<>(Service.class);

	SuiteClient(Addresses addresses) {
		for (Service service : Service.values()) {
			this.clients.put(service, new ServiceClient(service.module(), addresses.uri(service)));
		}
	}

	JsonNode get(Service service, String path) {
		return this.clients.get(service).get(path);
	}

	JsonNode post(Service service, String path, String body) {
		return this.clients.get(service).post(path, body);
	}

}
