package suite.http.security.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import suite.http.security.app.SecuredApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that speaks TLS itself, as docs/security.md sets it up.
 */
class RenewedServerCertificateTests {

	@TempDir
	private Path directory;

	@Test
	void isShownOnBothPortsWithoutARestart() throws Exception {
		Path store = this.directory.resolve("http.p12");
		makeCertificate(store);
		try (ConfigurableApplicationContext context = SpringApplication.run(SecuredApplication.class, "--server.port=0",
				"--management.server.port=0", "--server.ssl.bundle=http", "--management.server.ssl.bundle=http",
				"--spring.ssl.bundle.jks.http.keystore.location=file:" + store,
				"--spring.ssl.bundle.jks.http.keystore.password=secret",
				"--spring.ssl.bundle.jks.http.reload-on-update=true",
				"--spring.ssl.bundle.watch.file.quiet-period=100ms")) {
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			int management = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
			BigInteger first = serial(port);
			assertThat(serial(management)).isEqualTo(first);
			makeCertificate(store);
			await().until(() -> !serial(port).equals(first));
			await().until(() -> serial(management).equals(serial(port)));
		}
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

	private void makeCertificate(Path store) throws IOException, InterruptedException {
		Path made = this.directory.resolve("made.p12");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "http", "-dname", "CN=localhost", "-keyalg", "EC", "-storetype", "PKCS12",
				"-keystore", made.toString(), "-storepass", "secret")
			.redirectErrorStream(true)
			.start();
		String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(said).isZero();
		Files.move(made, store, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	private static BigInteger serial(int port) throws IOException, GeneralSecurityException {
		SSLContext anyServer = SSLContext.getInstance("TLS");
		anyServer.init(null, new TrustManager[] { new AnyServer() }, new SecureRandom());
		try (SSLSocket socket = (SSLSocket) anyServer.getSocketFactory().createSocket("localhost", port)) {
			return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
		}
	}

	/**
	 * What is asked here is which certificate a server shows, not whether to believe it.
	 */
	private static final class AnyServer implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
