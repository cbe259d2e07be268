package suite.launcher;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTests {

	@Test
	void noneStartsTheSuiteOnItsDocumentedPortsAndKeepsNoData() {
		assertThat(Options.parse()).isEqualTo(new Options(false, false, false, null, false));
	}

	@Test
	void canBeCombined() {
		assertThat(Options.parse("--once", "--data", "some/where", "--free-ports", "--secure"))
			.isEqualTo(new Options(true, true, true, Path.of("some/where"), false));
	}

	@Test
	void anUnknownOneIsNamed() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--twice"))
			.withMessage("Unknown option --twice");
	}

	@Test
	void dataNeedsItsDirectory() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--data"))
			.withMessage("--data needs a directory");
	}

}
