package suite.lab.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

import suite.lab.machine.UsageMeter;
import suite.lab.testbed.Answer;
import suite.lab.testbed.Application;
import suite.lab.testbed.Jdk;
import suite.lab.testbed.Wait;
import suite.lab.workload.Scenario.Cost;
import suite.launcher.service.RunningService;
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

	/**
	 * What the JVM makes of the image's options and Compose's limit of 640 MiB: the
	 * collector that it takes below 1,792 MiB, and a tenth of the memory to begin with.
	 * (The image may use 60 % of it, 384 MiB.)
	 */
	private static final List<String> AS_IN_THE_IMAGE = List.of("-XX:+UseSerialGC", "-Xms64m",
			"-Xmx" + RunningService.HEAP);

	private static final List<String> TOPICS = List.of("test-topic", "input-topic", "output-topic");

	private static final int SUCCESS = 200;

	private static final int CREATED = 201;

	private final SystemUnderTest system;

	private final Cost cost;

	private final Jdk jdk;

	Starting(SystemUnderTest system, Cost cost, Jdk jdk) {
		this.system = system;
		this.cost = cost;
		this.jdk = jdk;
	}

	private record Started(Application application, String probe, String method, int success) {
	}

	Comparison comparison() {
		this.system.stopAllBut();
		this.system.partitions(PARTITIONS);
		if (this.system.topics().partitions(TOPICS.get(0)).isEmpty()) {
			// Topics and groups are made by starts that are not measured.
			Stream.of(Service.values()).forEach(this.system::ready);
			this.system.stopAllBut();
		}
		// What lies in the topics would be consumed, and memory at rest would be none.
		TOPICS.forEach(this.system::emptied);
		Service service = Service.valueOf(this.cost.service().toUpperCase(Locale.ROOT));
		Path root = this.system.testbed().home().root();
		Started suite = new Started(
				this.system.testbed().applications().unpacked(this.system.testbed().home().jar(service)),
				"/actuator/health/readiness", "GET", SUCCESS);
		Started empty = new Started(
				this.system.testbed().applications().unpacked(root.resolve("lab/empty-web/target/empty-web-exec.jar")),
				"/empty", "POST", CREATED);
		return new Comparison(Benchmark.of(service.module(), () -> measure(suite)),
				Benchmark.of("an empty Boot web application", () -> measure(empty)));
	}

	private Measurement measure(Started started) {
		Application application = started.application();
		List<String> options = new ArrayList<>(AS_IN_THE_IMAGE);
		if (this.cost.aotCache()) {
			options.add(this.system.testbed()
				.applications()
				.archive(application, this.jdk, AS_IN_THE_IMAGE)
				.orElseThrow(() -> new NotPossibleException("JDK %d made no AOT cache".formatted(this.jdk.major()))));
		}
		int port = Ports.free();
		Map<String, String> environment = new HashMap<>();
		environment.put("SERVER_PORT", String.valueOf(port));
		environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", this.system.testbed().bootstrapServers());
		environment.put("SPRING_KAFKA_STREAMS_STATE_DIR",
				this.system.testbed().directory().resolve("cost-state").toString());
		environment.put("SUITE_TOPICS_PARTITIONS", String.valueOf(PARTITIONS));
		long begin = System.nanoTime();
		ManagedProcess process = this.system.command("cost-" + application.name(),
				application.command(this.jdk, options, null), environment);
		try {
			URI probe = URI.create("http://localhost:" + port + started.probe());
			while (!answers(probe, started)) {
				if (!process.isAlive() || System.nanoTime() - begin > TIMEOUT.toNanos()) {
					throw new IllegalStateException(
							"%s is not ready: %s".formatted(application.name(), process.logTail(20)));
				}
				Wait.millis(20);
			}
			double ready = (System.nanoTime() - begin) / 1e9;
			Wait.millis(this.cost.idle().toMillis());
			try (UsageMeter meter = UsageMeter.of(process.pid())) {
				return Measurement.ofStart(ready, meter.usage().peakRssMiB());
			}
		}
		finally {
			process.terminate(TIMEOUT);
		}
	}

	private static boolean answers(URI probe, Started started) {
		OptionalInt status = Answer.status(started.method(), probe);
		return status.isPresent() && status.getAsInt() == started.success();
	}

}
