package suite.testing.kafka;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ChoiceTests {

	@Test
	void isWrittenInAnyCase() {
		assertThat(SharedBroker.Choice.of("local")).isEqualTo(SharedBroker.Choice.LOCAL);
		assertThat(SharedBroker.Choice.of("Container")).isEqualTo(SharedBroker.Choice.CONTAINER);
	}

	@Test
	void namesThePropertyAndItsValuesWhenItIsUnknown() {
		assertThatIllegalArgumentException().isThrownBy(() -> SharedBroker.Choice.of("docker"))
			.withMessage("suite.test-kafka must be auto, container or local, not docker");
	}

}
