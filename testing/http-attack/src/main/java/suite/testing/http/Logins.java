package suite.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * How callers log in at a service under test: its settings, and tokens for it.
 */
public abstract class Logins {

	/** All roles that there are. */
	public static final List<String> ROLES = List.of("write", "run", "read", "replay", "metrics", "operate", "peer");

	/** What a service is started with. */
	public abstract List<String> settings();

	/** The token of a caller with these roles. */
	public abstract String token(Collection<String> roles);

	/** The header of such a caller. */
	public final String header(String... roles) {
		return "Authorization: Bearer " + token(Arrays.asList(roles));
	}

	/**
	 * Tokens in a file.
	 * @param file is written when a token is made
	 */
	public static Logins byFile(Path file) {
		return new Logins() {
			@Override
			public List<String> settings() {
				token(ROLES);
				return List.of("suite.http.security.mode=tokens", "suite.http.security.tokens=" + file.toUri());
			}

			@Override
			public String token(Collection<String> roles) {
				String names = String.join(",", new TreeSet<>(roles));
				add(file, line("has-" + names.replace(',', '-'), names, token(names)));
				return token(names);
			}

			private static String token(String names) {
				return "token-of-" + names.replace(',', '.');
			}
		};
	}

	/** A line of the file of tokens. */
	public static String line(String name, String roles, String token) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
			return name + " " + roles + " " + HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void add(Path file, String line) {
		try {
			String lines = Files.exists(file) ? Files.readString(file) : "";
			if (!lines.contains(line)) {
				Files.writeString(file, lines + line + "\n");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tokens that an issuer has signed.
	 */
	public static final class Issuer extends Logins {

		private static final String NAME = "https://issuer.example.com";

		private static final String AUDIENCE = "kafka-streaming-suite";

		private final Path keys;

		private final RSAKey key;

		/**
		 * Makes an issuer.
		 * @param keys the file that its public keys are written to
		 */
		public Issuer(Path keys) {
			this.keys = keys;
			this.key = key("first");
			try {
				Files.writeString(keys, new JWKSet(this.key).toPublicJWKSet().toString());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** A key that no service knows. */
		public static RSAKey key(String id) {
			try {
				return new RSAKeyGenerator(2048).keyID(id).generate();
			}
			catch (JOSEException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public List<String> settings() {
			String prefix = "spring.security.oauth2.resourceserver.jwt.";
			return List.of("suite.http.security.mode=jwt", prefix + "jwk-set-uri=" + this.keys.toUri(),
					prefix + "issuer-uri=" + NAME, prefix + "audiences=" + AUDIENCE);
		}

		@Override
		public String token(Collection<String> roles) {
			return sign(claims(roles).build(), this.key);
		}

		/** The claims of a token that is right, to be made wrong. */
		public JWTClaimsSet.Builder claims(Collection<String> roles) {
			return new JWTClaimsSet.Builder().subject("somebody")
				.issuer(NAME)
				.audience(AUDIENCE)
				.expirationTime(Date.from(Instant.now().plusSeconds(600)))
				.claim("roles", List.copyOf(roles));
		}

		/** Signs claims with the issuer's own key. */
		public String sign(JWTClaimsSet claims) {
			return sign(claims, this.key);
		}

		public static String sign(JWTClaimsSet claims, RSAKey key) {
			try {
				SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
						claims);
				jwt.sign(new RSASSASigner(key));
				return jwt.serialize();
			}
			catch (JOSEException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
