import java.net.HttpURLConnection;
import java.net.URI;

/**
 * The images' health check: exits with 0 if a GET of the address is answered with 200, and with 1 if not. The
 * runtime image has no HTTP client, and with this one it needs no shell either.
 */
class HealthCheck {

	private static final int TIMEOUT_MILLIS = 4000;

	public static void main(String[] args) throws Exception {
		HttpURLConnection connection = (HttpURLConnection) URI.create(args[0]).toURL().openConnection();
		connection.setConnectTimeout(TIMEOUT_MILLIS);
		connection.setReadTimeout(TIMEOUT_MILLIS);
		int status = connection.getResponseCode();
		System.out.println(args[0] + " answers " + status);
		System.exit((status == 200) ? 0 : 1);
	}

}
