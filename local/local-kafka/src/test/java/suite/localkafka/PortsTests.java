package suite.localkafka;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PortsTests {

	@Test
	void aChosenPortIsFree() {
		assertThat(Ports.isFree(Ports.free())).isTrue();
	}

	@Test
	void aPortIsTakenWhenSomethingListensOnTheLoopbackInterface() throws Exception {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
		}
	}

	@Test
	void aPortIsTakenWhenSomethingListensOnAllInterfaces() throws Exception {
		try (ServerSocket socket = new ServerSocket(0)) {
			assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
		}
	}

	@Test
	void aPortIsTakenWhenItIsBoundAndNothingListensYet() throws Exception {
		try (Socket socket = new Socket()) {
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
		}
	}

}
