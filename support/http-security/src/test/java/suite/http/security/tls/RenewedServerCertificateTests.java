package suite.http.security.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

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

	private static final String PASSWORD = "secret";

	@TempDir
	private Path directory;

	@Test
	void isShownOnBothPortsWithoutARestart() throws Exception {
		for (String file : List.of("tls.crt", "tls.key")) {
			Files.createSymbolicLink(this.directory.resolve(file), Path.of("..data", file));
		}
		makeCertificate();
		try (ConfigurableApplicationContext context = SpringApplication.run(SecuredApplication.class, "--server.port=0",
				"--management.server.port=0", "--server.ssl.bundle=http", "--management.server.ssl.bundle=http",
				"--spring.ssl.bundle.pem.http.keystore.certificate=file:" + this.directory.resolve("tls.crt"),
				"--spring.ssl.bundle.pem.http.keystore.private-key=file:" + this.directory.resolve("tls.key"),
				"--spring.ssl.bundle.pem.http.reload-on-update=true",
				"--spring.ssl.bundle.watch.file.quiet-period=100ms")) {
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			int management = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
			BigInteger first = serial(port);
			assertThat(serial(management)).isEqualTo(first);
			makeCertificate();
			await().until(() -> !serial(port).equals(first));
			await().until(() -> serial(management).equals(serial(port)));
		}
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

	private void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
		Path made = this.directory.resolve("made.p12");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "http", "-dname", "CN=localhost", "-keyalg", "EC", "-storetype", "PKCS12",
				"-keystore", made.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.start();
		String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(said).isZero();
		KeyStore store = KeyStore.getInstance(made.toFile(), PASSWORD.toCharArray());
		Files.delete(made);
		Path version = Files.createTempDirectory(this.directory, "version");
		write(version.resolve("tls.crt"), "CERTIFICATE", store.getCertificate("http").getEncoded());
		write(version.resolve("tls.key"), "PRIVATE KEY", store.getKey("http", PASSWORD.toCharArray()).getEncoded());
		// Both at once, as Kubernetes does it with the files of a Secret.
		Path link = Files.createSymbolicLink(this.directory.resolve("..new"), version.getFileName());
		Files.move(link, this.directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
	}

	private static void write(Path file, String type, byte[] content) throws IOException {
		Files.writeString(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type,
				Base64.getMimeEncoder().encodeToString(content)));
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
