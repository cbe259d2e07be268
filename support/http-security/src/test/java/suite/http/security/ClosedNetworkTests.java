package suite.http.security;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;

class ClosedNetworkTests {

	@Test
	void withoutLoginsAServiceIsForThisMachineAlone() {
		assertThatException().isThrownBy(() -> start("server.address=0.0.0.0"))
			.havingRootCause()
			.withMessageContaining("suite.http.security.mode")
			.withMessageContaining("open on 0.0.0.0");
		assertThatException().isThrownBy(() -> start("server.address=::"))
			.havingRootCause()
			.withMessageContaining("open on ");
	}

	@Test
	void actuatorsPortIsNoBackDoor() {
		assertThatException().isThrownBy(() -> start("management.server.port=0", "management.server.address=0.0.0.0"))
			.havingRootCause()
			.withMessageContaining("suite.http.security.mode");
	}

	@Test
	void whoSaysSoOpensIt() {
		assertThatCode(() -> start("server.address=0.0.0.0", "suite.http.security.open-network=true"))
			.doesNotThrowAnyException();
	}

	@Test
	void loopbackIsTheDefaultOfBothPorts() {
		assertThatCode(() -> start("management.server.port=0")).doesNotThrowAnyException();
	}

	private static void start(String... settings) {
		new SecuredService(List.of(settings)).close();
	}

}
