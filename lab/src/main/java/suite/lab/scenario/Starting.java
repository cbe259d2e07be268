package suite.lab.scenario;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import suite.lab.machine.UsageMeter;
import suite.lab.stage.Wait;
import suite.lab.workload.Scenario.Cost;
import suite.launcher.service.Service;
import suite.localkafka.Ports;
import suite.localkafka.process.ManagedProcess;

/**
 * The start of a service and its memory at rest, beside an empty Boot web application
 * with the same JDK, the same heap and the same kind of cache. Started from extracted
 * jars, as the image does it.
 */
final class Starting {

	private static final Duration TIMEOUT = Duration.ofSeconds(120);

	private static final int PARTITIONS = 6;

	private static final int SUCCESS = 200;

	private static final int CREATED = 201;

	private final Ground ground;

	private final Cost cost;

	private final Jdk jdk;

	Starting(Ground ground, Cost cost, Jdk jdk) {
		this.ground = ground;
		this.cost = cost;
		this.jdk = jdk;
	}

	private record Application(String name, Path jar, String probe, String method, int success) {
	}

	Sides sides() {
		this.ground.stopAllBut();
		this.ground.partitions(PARTITIONS);
		Service service = Service.valueOf(this.cost.service().toUpperCase(Locale.ROOT));
		Path root = this.ground.stage().home().root();
		Application suite = prepare(new Application(service.module(), this.ground.stage().home().jar(service),
				"/actuator/health/readiness", "GET", SUCCESS));
		Application empty = prepare(new Application("empty-web",
				root.resolve("lab/empty-web/target/empty-web-exec.jar"), "/empty", "POST", CREATED));
		return new Sides(Side.of(service.module(), () -> measure(suite)),
				Side.of("an empty Boot web application", () -> measure(empty)));
	}

	// Extracts the jar and, for a cache, trains it: both once for a JDK and an
	// application.
	private Application prepare(Application application) {
		Path directory = this.ground.stage().directory().resolve("cost-" + this.jdk.major() + "-" + application.name());
		Path jar = directory.resolve(application.jar().getFileName());
		Application extracted = new Application(application.name(), jar, application.probe(), application.method(),
				application.success());
		if (!Files.exists(directory)) {
			Programs.output(start("extract", List.of(this.jdk.java(), "-Djarmode=tools", "-jar",
					application.jar().toString(), "extract", "--destination", directory.toString()), Map.of()));
		}
		if (this.cost.aotCache() && !Files.exists(cache(extracted))) {
			run(extracted, "-XX:AOTCacheOutput=" + cache(extracted), Duration.ZERO);
		}
		return extracted;
	}

	private static Path cache(Application application) {
		return application.jar().resolveSibling("app.aot");
	}

	private Measurement measure(Application application) {
		return run(application, this.cost.aotCache() ? "-XX:AOTCache=" + cache(application) : null, this.cost.idle());
	}

	private Measurement run(Application application, String option, Duration idle) {
		int port = Ports.free();
		List<String> command = new ArrayList<>(List.of(this.jdk.java(), "-Xmx256m"));
		if (option != null) {
			command.add(option);
		}
		command.addAll(List.of("-jar", application.jar().toString()));
		Map<String, String> environment = new HashMap<>();
		environment.put("SERVER_PORT", String.valueOf(port));
		environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", this.ground.stage().bootstrapServers());
		environment.put("SPRING_KAFKA_STREAMS_STATE_DIR",
				this.ground.stage().directory().resolve("cost-state").toString());
		environment.put("SUITE_TOPICS_PARTITIONS", String.valueOf(PARTITIONS));
		long begin = System.nanoTime();
		ManagedProcess process = start(application.name(), command, environment);
		try {
			URI probe = URI.create("http://localhost:" + port + application.probe());
			while (!answers(probe, application)) {
				if (!process.isAlive() || System.nanoTime() - begin > TIMEOUT.toNanos()) {
					throw new IllegalStateException(
							"%s is not ready: %s".formatted(application.name(), process.logTail(20)));
				}
				Wait.millis(20);
			}
			double ready = (System.nanoTime() - begin) / 1e9;
			Wait.millis(idle.toMillis());
			try (UsageMeter meter = UsageMeter.of(process.pid())) {
				return Measurement.ofStart(ready, meter.usage().peakRssMiB());
			}
		}
		finally {
			// In good order: that is when a cache is written.
			process.terminate(TIMEOUT);
		}
	}

	private ManagedProcess start(String name, List<String> command, Map<String, String> environment) {
		return this.ground.command("cost-" + name, command, environment);
	}

	private static boolean answers(URI probe, Application application) {
		try {
			HttpURLConnection connection = (HttpURLConnection) probe.toURL().openConnection();
			connection.setRequestMethod(application.method());
			connection.setConnectTimeout(1000);
			connection.setReadTimeout(5000);
			try {
				return connection.getResponseCode() == application.success();
			}
			finally {
				connection.disconnect();
			}
		}
		catch (IOException ex) {
			return false;
		}
	}

}
