package suite.localkafka.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;

import suite.localkafka.files.PrivateFiles;

/**
 * The brokers' certificate and the authority that has signed it, made by the JDK's
 * {@code keytool}. The authority's key stays in its own file, which no broker reads.
 */
final class Certificates {

	/** What the brokers are called in their certificate, and as a user. */
	static final String BROKER = "broker";

	private static final String AUTHORITY = "authority";

	private static final String AUTHORITY_DAYS = "3650";

	private static final String BROKER_DAYS = "397";

	/** A certificate that ends earlier is replaced. */
	private static final Duration LEFT = Duration.ofDays(30);

	private final Path directory;

	private final Path passwordFile;

	Certificates(Path directory, Path passwordFile) {
		this.directory = directory;
		this.passwordFile = passwordFile;
	}

	/** The authority's certificate as PEM: what clients trust. */
	Path trusted() {
		return this.directory.resolve("ca.crt");
	}

	/** The brokers' key and certificate as PKCS12. */
	Path broker() {
		return this.directory.resolve("broker.p12");
	}

	private Path authority() {
		return this.directory.resolve("authority.p12");
	}

	/**
	 * Makes what does not exist yet, or has come close to its end.
	 */
	void ensure() {
		try {
			if (!Files.exists(authority())) {
				keytool(AUTHORITY, AUTHORITY_DAYS, "CN=local-kafka", "-ext", "bc:c=ca:true,pathlen:0", "-ext",
						"ku:c=keyCertSign,cRLSign");
			}
			if (!Files.exists(broker()) || !Files.exists(trusted()) || endsSoon()) {
				issue();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The certificates in %s cannot be made: %s".formatted(this.directory, ex),
					ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The certificates in %s cannot be made: %s".formatted(this.directory, ex),
					ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while certificates were made", ex);
		}
	}

	/**
	 * Deletes all of them, to be made anew.
	 */
	void delete() throws IOException {
		for (Path file : List.of(authority(), broker(), trusted())) {
			Files.deleteIfExists(file);
		}
	}

	private boolean endsSoon() throws IOException, GeneralSecurityException {
		X509Certificate certificate = (X509Certificate) load(broker()).getCertificate(BROKER);
		return certificate.getNotAfter().before(Date.from(Instant.now().plus(LEFT)));
	}

	private void issue() throws IOException, GeneralSecurityException, InterruptedException {
		KeyStore authority = load(authority());
		if (authority.containsAlias(BROKER)) {
			authority.deleteEntry(BROKER);
			store(authority, authority());
		}
		keytool(BROKER, BROKER_DAYS, "CN=" + BROKER, "-signer", AUTHORITY, "-ext",
				"san=dns:localhost,ip:127.0.0.1,ip:::1", "-ext", "eku=serverAuth,clientAuth");
		KeyStore both = load(authority());
		KeyStore broker = KeyStore.getInstance("PKCS12");
		broker.load(null, password());
		broker.setKeyEntry(BROKER, both.getKey(BROKER, password()), password(), both.getCertificateChain(BROKER));
		store(broker, broker());
		PrivateFiles.write(trusted(), pem(both.getCertificate(AUTHORITY)));
	}

	private void keytool(String alias, String days, String name, String... more)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
						"-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "EC",
						"-groupname", "secp256r1", "-validity", days, "-storetype", "PKCS12", "-keystore",
						authority().toString(), "-storepass:file", this.passwordFile.toString()));
		command.addAll(List.of(more));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (process.waitFor() != 0) {
			throw new IOException("keytool said: " + said);
		}
		PrivateFiles.restrict(authority());
	}

	private char[] password() throws IOException {
		return Files.readString(this.passwordFile).toCharArray();
	}

	private KeyStore load(Path file) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, password());
		}
		return store;
	}

	private void store(KeyStore store, Path file) throws IOException, GeneralSecurityException {
		PrivateFiles.write(file, "");
		try (OutputStream out = Files.newOutputStream(file)) {
			store.store(out, password());
		}
	}

	private static String pem(Certificate certificate) throws GeneralSecurityException {
		return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
			.formatted(Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(certificate.getEncoded()));
	}

}
