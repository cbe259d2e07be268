package suite.launcher;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;

import suite.launcher.service.Service;
import suite.launcher.service.SuiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class AddressesTests {

	@Test
	void theDocumentedOnesAreThoseOfTheReadme() {
		assertThat(Addresses.documented()).isEqualTo(
				new Addresses(9092, Map.of(Service.PRODUCER, 8081, Service.CONSUMER, 8082, Service.STREAMS, 8083)));
	}

	@Test
	void freeOnesAreFree() {
		assertThatNoException().isThrownBy(() -> Addresses.free().requireFree());
	}

	@Test
	void aTakenPortIsNamedWithItsUserAndTheRemedy() throws Exception {
		Addresses free = Addresses.free();
		try (ServerSocket taken = new ServerSocket(free.port(Service.CONSUMER), 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(SuiteException.class).isThrownBy(free::requireFree)
				.withMessageContaining("Port " + taken.getLocalPort())
				.withMessageContaining("consumer-service")
				.withMessageContaining("--free-ports");
		}
	}

}
