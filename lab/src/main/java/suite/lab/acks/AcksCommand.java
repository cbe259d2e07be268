package suite.lab.acks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import suite.lab.report.Results;
import suite.launcher.service.Home;

/**
 * {@code lab/acks}.
 */
@Command(name = "lab/acks", sortOptions = false, description = """
		Kills, freezes and restarts the leaders of a cluster of three brokers while producer-service \
		sends with acks=all, 1 and 0; then joins the acknowledged ids with those in the log. With \
		acks=all and two in-sync replicas nothing may be missing, twice or out of order. Exit code 1 \
		when something is, or when the faults were too weak to show what the other settings lose.
		""")
public final class AcksCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--quick", description = "one round of few faults for each row")
	private boolean quick;

	@Option(names = "--repeat", paramLabel = "N",
			description = { "rounds of faults for each row, 1 to 1000; 10 if not given, 1 with --quick.",
					"Ten rounds kill 100 leaders under acks=all and take about an hour" })
	private Integer repeat;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
			description = "the same seed does the same to the same partitions (${DEFAULT-VALUE})")
	private long seed;

	@Option(names = "--rate", paramLabel = "N",
			description = "messages a second, 100 to 100000; 10000 if not given, 2000 with --quick")
	private Integer rate;

	@Option(names = "--help", usageHelp = true, description = "this")
	private boolean help;

	@Override
	public Integer call() {
		require(this.repeat == null || (this.repeat >= 1 && this.repeat <= 1000), "--repeat must be 1 to 1000, not ",
				this.repeat);
		require(this.rate == null || this.rate >= 100 && this.rate <= 100_000, "--rate must be 100 to 100000, not ",
				this.rate);
		Results results = Results.create(Home.find().root().resolve("results"), "acks");
		Path logs = results.directory().resolve("logs");
		int rounds = (this.repeat != null) ? this.repeat : (this.quick ? 1 : 10);
		int messages = (this.rate != null) ? this.rate : (this.quick ? 2_000 : 10_000);
		List<Row> rows = Row.ALL.stream().filter((row) -> !this.quick || row.brokers() == Row.Brokers.SUITE).toList();
		Load load = new Load(messages, 100, this.quick ? 1_500 : 2_000, this.quick ? 0 : 9_500);
		AcksOptions options = new AcksOptions(rows, this.seed, rounds, this.quick, load, logs, List.of());
		AcksReport report = new AcksLab(options,
				(row) -> Plan.of(row, this.seed, rounds, this.quick, AcksLab.PARTITIONS), System.out)
			.run((soFar) -> results.write(soFar, "acks.html"));
		results.write(report, "acks.html");
		report.print(System.out);
		System.out.println("The report: " + results.directory().resolve("report.html"));
		return report.good() ? 0 : 1;
	}

	private void require(boolean met, String expected, Object found) {
		if (!met) {
			throw new CommandLine.ParameterException(this.spec.commandLine(), expected + found);
		}
	}

}
