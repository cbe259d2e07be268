package suite.lab.faults;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lab itself, with one kill of each service.
 */
class FaultsLabIT {

	@Test
	void eachServiceIsKilledAndNothingAcknowledgedIsLost() {
		FaultsOptions options = new FaultsOptions(
				List.of(FaultScenario.PRODUCER_KILLED, FaultScenario.CONSUMER_KILLED, FaultScenario.STREAMS_KILLED), 1,
				1, 0, 20, 1, FullLoadSize.of(true), Path.of("target", "faults-lab"));
		FaultsReport report = new FaultsLab(options, System.out).run((soFar) -> {
		});
		assertThat(report.scenarios()).hasSize(3).allSatisfy((scenario) -> {
			assertThat(scenario.recoveryMs().get(Injections.READY)).hasSize(1);
			// How long that took says more about the machine than about the suite.
			assertThat(scenario.checks()).filteredOn((check) -> !check.name().equals(FaultsLab.READY_IN_TIME))
				.hasSize(8)
				.allMatch(Check::holds);
		});
	}

}
