package suite.lab.testbed;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Whether an application that starts answers already.
 */
public final class Answer {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

	private Answer() {
	}

	/**
	 * Asks once, with a connection of its own.
	 * @param method the method of a request without a body
	 * @param address what to ask
	 * @return the status of the answer; empty if there is none within 5 s
	 */
	public static OptionalInt status(String method, URI address) {
		try {
			HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
			connection.setRequestMethod(method);
			connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
			connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
			try {
				return OptionalInt.of(connection.getResponseCode());
			}
			finally {
				connection.disconnect();
			}
		}
		catch (IOException ex) {
			return OptionalInt.empty();
		}
	}

}
