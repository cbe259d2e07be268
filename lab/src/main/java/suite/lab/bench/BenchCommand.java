package suite.lab.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import suite.lab.machine.Machine;
import suite.lab.report.Results;
import suite.lab.benchmark.Benchmarks;
import suite.lab.testbed.Testbed;
import suite.lab.workload.Workload;
import suite.lab.workload.Workloads;
import suite.launcher.service.Home;
import suite.launcher.service.RunningService;
import suite.launcher.service.Service;
import suite.localkafka.KafkaCluster;

/**
 * {@code lab/bench}.
 */
@Command(name = "lab/bench", sortOptions = false, usageHelpAutoWidth = true, description = """
		Measures throughput and latency of the suite beside Kafka's own tools, on this machine: \
		starts a broker and the packaged services, measures suite and peer in turn, prints a table, \
		and leaves report.json and report.html in results/. Exit code 1 when the counts of a row do \
		not add up; a row that only misses its target says so.
		""")
public final class BenchCommand implements Callable<Integer> {

	private static final String BROKER_HEAP = "1g";

	@Parameters(paramLabel = "ROW", arity = "0..*",
			description = "Only these rows, in the order of the files; all if none is named.")
	private List<String> rows = new ArrayList<>();

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "This.")
	private boolean help;

	@Option(names = "--quick",
			description = "Less of everything: about four minutes on two cores, which hardly warm a JVM up.")
	private boolean quick;

	@Option(names = "--jdk", paramLabel = "DIR",
			description = "A JDK that services are started with for the rows cost-*; again for another.")
	private List<Path> jdks = new ArrayList<>();

	@Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT",
			description = "Measure a cluster and services that run already; needs --producer.")
	private String bootstrapServers;

	@Option(names = "--producer", paramLabel = "URL", description = "Where producer-service is.")
	private URI producer;

	@Option(names = "--consumer", paramLabel = "URL", description = "Where consumer-service is.")
	private URI consumer;

	@Option(names = "--streams", paramLabel = "URL", description = "Where streams-service is.")
	private URI streams;

	@Option(names = "--workloads", paramLabel = "DIR",
			description = "Read the workloads there instead of in lab/workloads.")
	private Path workloads;

	@Option(names = "--results", paramLabel = "DIR", description = "Leave the reports there instead of in results.")
	private Path results;

	@Override
	public Integer call() {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		Path root = Home.find().root();
		List<Workload> chosen = chosen(Workloads
			.read((this.workloads != null) ? this.workloads : root.resolve("lab").resolve("workloads"), this.quick));
		requireCluster();
		Results directory = Results.create((this.results != null) ? this.results : root.resolve("results"), "bench");
		Machine machine = Machine.describe();
		String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
		out.println(machine);
		Function<List<Row>, Report> reports = (rows) -> new Report("lab/bench" + (this.quick ? " --quick" : ""),
				startedAt, machine, settings(), rows, Report.Scale.of(rows));
		Report report;
		try (Benchmarks benchmarks = benchmarks(directory.directory())) {
			report = reports
				.apply(new Bench(benchmarks::prepare, out, (rows) -> directory.write(reports.apply(rows), "bench.html"))
					.measure(chosen));
		}
		out.printf("%n%s%n", Table.HEAD);
		report.rows().forEach((row) -> out.println(Table.line(row)));
		out.printf("%n%s%n", directory.directory().resolve("report.html"));
		return report.exitCode();
	}

	private void requireCluster() {
		if ((this.bootstrapServers != null) != (this.producer != null)
				|| (this.producer == null && (this.consumer != null || this.streams != null))) {
			throw new IllegalArgumentException(
					"A cluster that runs already needs both --bootstrap-servers and --producer");
		}
	}

	private Benchmarks benchmarks(Path logs) {
		if (this.bootstrapServers != null) {
			Map<Service, URI> services = new EnumMap<>(Service.class);
			services.put(Service.PRODUCER, this.producer);
			services.put(Service.CONSUMER, this.consumer);
			services.put(Service.STREAMS, this.streams);
			services.values().removeIf(Objects::isNull);
			return Benchmarks.existing(Testbed.on(this.bootstrapServers, logs), services);
		}
		List<Path> all = new ArrayList<>(this.jdks);
		all.add(Path.of(System.getProperty("java.home")));
		KafkaCluster cluster = KafkaCluster.builder().heap(BROKER_HEAP).logDirectory(logs).start();
		return Benchmarks.local(Testbed.on(cluster, logs), all);
	}

	private List<Workload> chosen(List<Workload> all) {
		List<String> known = all.stream().map(Workload::id).toList();
		for (String row : this.rows) {
			if (!known.contains(row)) {
				throw new IllegalArgumentException("There is no row %s; there are %s".formatted(row, known));
			}
		}
		return all.stream().filter((workload) -> this.rows.isEmpty() || this.rows.contains(workload.id())).toList();
	}

	private Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("broker", "1 local broker, -Xmx" + BROKER_HEAP
				+ ", Kafka's defaults but for group and broker sessions of 10 s and 3 s");
		settings.put("services",
				"unpacked as in the image, -Xmx%s %s as in ./run, their default settings unless the row says otherwise"
					.formatted(RunningService.HEAP, String.join(" ", RunningService.LONG_LIVED)));
		settings
			.put("ProducerPerformance", "-Xmx512m, the messages of the case without keys, acks of the row; flat out "
					+ "batch.size=65536 linger.ms=5 compression.type=lz4 buffer.memory=67108864, paced linger.ms=0 with Kafka's five requests in flight (the suite's have one); "
					+ "--warmup-records");
		settings.put("bare loop",
				"-Xmx512m, makes the JSON and the key of each message and sends it with a header and a "
						+ "callback, as it would be written by hand; the settings of ProducerPerformance");
		settings.put("ConsumerPerformance", "-Xmx512m, its defaults; rate after the warm-up, as the suite's");
		settings.put("case's Streams program", "-Xmx512m, Kafka Streams' defaults; rate after the warm-up");
		settings.put("latency",
				"producer: from the intended time to the acknowledgement, the peer's from its own send; "
						+ "HTTP: of a closed loop; end to end: from the intended time to the live tail");
		settings.put("ratio", "suite / peer, median over interleaved pairs; spread = (max - min) / median");
		return settings;
	}

}
