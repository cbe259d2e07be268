package suite.testing.http;

import java.util.List;

/**
 * What every service has beside its own endpoints.
 */
public final class ActuatorEndpoints {

	public static final List<Endpoint> ALL = List.of(Endpoint.get("/{x}"), Endpoint.get("/{x}/{x}?x=x"),
			Endpoint.get("/error"), Endpoint.get("/"), Endpoint.get("/pages/{x}"), Endpoint.get("/actuator/{x}"),
			Endpoint.get("/actuator/health/{x}"), Endpoint.get("/actuator/metrics/{x}?tag=x"),
			Endpoint.get("/actuator/metrics/jvm.memory.used?tag=x"),
			Endpoint.get("/actuator/prometheus?includedNames=x"), Endpoint.get("/actuator/env/{x}"),
			Endpoint.get("/actuator/env?pattern=x"), Endpoint.get("/actuator/configprops/{x}"),
			Endpoint.get("/actuator/caches/{x}?cacheManager=x"), Endpoint.get("/actuator/loggers/{x}"),
			Endpoint.get("/actuator/sbom/{x}"),
			Endpoint.post("/actuator/loggers/suite.nobody", "{\"configuredLevel\":\"INFO\"}"),
			Endpoint.post("/actuator/shutdown", "{}"), Endpoint.post("/actuator/health", "{}"));

	private ActuatorEndpoints() {
	}

}
