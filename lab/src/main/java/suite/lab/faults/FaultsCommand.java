package suite.lab.faults;

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
 * {@code lab/faults}.
 */
@Command(name = "lab/faults", sortOptions = false, description = """
		Runs the three services on three brokers under steady load, kills, freezes, starves and \
		restarts them, and checks after each fault by message id that nothing acknowledged was lost, \
		everything was processed, upper-cased and counted exactly, and nobody had to help. Then sends \
		as much as goes to a suite on one broker that is frozen, slow or killed, and checks that the \
		services live, answer and recover. Exit code 1 \
		when something does not hold.
		""")
public final class FaultsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--quick", description = "the faults that tell most, one kill of each service")
	private boolean quick;

	@Option(names = "--repeat", paramLabel = "N", defaultValue = "1",
			description = "how often all of it, 1 to 1000 (${DEFAULT-VALUE})")
	private int repeat;

	@Option(names = "--kills", paramLabel = "N",
			description = "how often each service is killed each time, 1 to 1000; 10 if not given, 1 with --quick")
	private Integer kills;

	@Option(names = "--only", paramLabel = "SCENARIO", split = ",", description = "only: ${COMPLETION-CANDIDATES}")
	private List<FaultScenario> only;

	@Option(names = "--rate", paramLabel = "N", defaultValue = "20",
			description = "messages a second to each input topic, 10 to 10000 (${DEFAULT-VALUE})")
	private int rate;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
			description = "of the pauses between kills (${DEFAULT-VALUE})")
	private long seed;

	@Option(names = "--help", usageHelp = true, description = "this")
	private boolean help;

	@Override
	public Integer call() {
		require("--repeat", this.repeat, 1, 1000);
		require("--kills", (this.kills != null) ? this.kills : 1, 1, 1000);
		require("--rate", this.rate, 10, 10_000);
		Results results = Results.create(Home.find().root().resolve("results"), "faults");
		Path logs = results.directory().resolve("logs");
		int killsOfEach = (this.kills != null) ? this.kills : (this.quick ? 1 : 10);
		FaultsOptions options = new FaultsOptions((this.only != null) ? this.only : FaultScenario.of(this.quick),
				this.repeat, killsOfEach, this.quick ? 15 : 60, this.rate, this.seed, FullLoadSize.of(this.quick),
				logs);
		FaultsReport report = new FaultsLab(options, System.out).run((soFar) -> results.write(soFar, "faults.html"));
		results.write(report, "faults.html");
		report.print(System.out);
		System.out.println("The report: " + results.directory().resolve("report.html"));
		return report.good() ? 0 : 1;
	}

	private void require(String option, int value, int min, int max) {
		if (value < min || value > max) {
			throw new CommandLine.ParameterException(this.spec.commandLine(),
					"%s must be %d to %d, not %d".formatted(option, min, max, value));
		}
	}

}
