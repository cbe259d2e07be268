package suite.localkafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this machine's loopback interface.
 */
public final class Ports {

	// Below the ranges from which Linux and macOS take the ports of outgoing connections:
	// such a port is not lost to a connection while a broker restarts.
	private static final int FIRST = 12_000;

	private static final int LAST = 32_000;

	private static final int ATTEMPTS = 1_000;

	private Ports() {
	}

	/**
	 * A port on which nothing listens at the moment, chosen at random so that programs
	 * that choose at the same time do not meet.
	 * @return the port
	 */
	public static int free() {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
			if (isFree(port)) {
				return port;
			}
		}
		throw new LocalKafkaException("No free port between %d and %d".formatted(FIRST, LAST));
	}

	/**
	 * Whether nothing listens on a port, be it on the loopback interface or on all.
	 * @param port the port
	 * @return whether it can be used
	 */
	public static boolean isFree(int port) {
		return !accepts(port) && canBind(port);
	}

	/**
	 * Whether something answers on a port.
	 * @param port the port
	 * @return whether a connection could be made
	 */
	public static boolean accepts(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean canBind(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
