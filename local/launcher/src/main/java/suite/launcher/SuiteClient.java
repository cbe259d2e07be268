package suite.launcher;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
		return client(service).get(path);
	}

	/** What the service answers now, empty if that is no success. */
	Optional<JsonNode> ask(Service service, String path) {
		return client(service).ask(path);
	}

	JsonNode post(Service service, String path, String body) {
		return client(service).post(path, body);
	}

	private ServiceClient client(Service service) {
		return Objects.requireNonNull(this.clients.get(service));
	}

}
