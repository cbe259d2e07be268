package suite.http.security.login;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.http.security.SecuredService;
import suite.testing.http.Logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class JwtTests {

	private static final List<String> READ = List.of("read");

	private static final AtomicInteger asked = new AtomicInteger();

	private static volatile boolean away;

	@TempDir
	private static Path folder;

	private static Logins.Issuer issuer;

	private static HttpServer server;

	private static SecuredService service;

	@BeforeAll
	static void start() throws IOException {
		issuer = new Logins.Issuer(folder.resolve("keys.json"));
		byte[] keys = Files.readAllBytes(folder.resolve("keys.json"));
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/keys", (exchange) -> {
			asked.incrementAndGet();
			exchange.sendResponseHeaders(away ? 503 : 200, keys.length);
			exchange.getResponseBody().write(keys);
			exchange.close();
		});
		server.start();
		service = new SecuredService(settings());
	}

	private static List<String> settings() {
		List<String> settings = new ArrayList<>(issuer.settings());
		settings.removeIf((setting) -> setting.contains("jwk-set-uri"));
		settings.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:"
				+ server.getAddress().getPort() + "/keys");
		return settings;
	}

	@AfterAll
	static void stop() {
		service.close();
		server.stop(0);
	}

	@Test
	void takesATokenOfItsIssuer() throws Exception {
		assertThat(service.name(issuer.token(READ)).body()).isEqualTo("somebody");
		assertThat(service.name(issuer.token(List.of("write"))).statusCode()).isEqualTo(403);
		assertThat(service.name(issuer.token(List.of())).statusCode()).isEqualTo(403);
	}

	@Test
	void refusesWhatIsExpiredOrNeverExpires() throws Exception {
		refused(issuer.claims(READ).expirationTime(Date.from(Instant.now().minusSeconds(120))));
		refused(issuer.claims(READ).expirationTime(null));
		refused(issuer.claims(READ).notBeforeTime(Date.from(Instant.now().plusSeconds(120))));
	}

	@Test
	void refusesWhatIsForOthersOrFromOthers() throws Exception {
		refused(issuer.claims(READ).audience("somebody-else"));
		refused(issuer.claims(READ).audience((String) null));
		refused(issuer.claims(READ).issuer("https://evil.example.com"));
		refused(issuer.claims(READ).issuer(null));
	}

	@Test
	void refusesWhatAnotherKeySigned() throws Exception {
		refused(Logins.Issuer.sign(issuer.claims(READ).build(), Logins.Issuer.key("first")));
	}

	@Test
	void refusesWhatNobodySignedOrTheWrongWay() throws Exception {
		String[] parts = issuer.token(READ).split("\\.");
		String none = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
		refused(none + "." + parts[1] + ".");
		refused(parts[0] + "." + parts[1] + ".");
		SignedJWT symmetric = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
				issuer.claims(READ).build());
		symmetric.sign(new MACSigner(Files.readAllBytes(folder.resolve("keys.json"))));
		refused(symmetric.serialize());
		refused("a.b.c");
		refused("x".repeat(4000));
	}

	@Test
	void whoMakesUpKeysDoesNotMakeTheIssuerWork() throws Exception {
		assertThat(service.name(issuer.token(READ)).statusCode()).isEqualTo(200);
		int before = asked.get();
		for (int i = 0; i < 20; i++) {
			refused(Logins.Issuer.sign(issuer.claims(READ).build(), UNKNOWN));
			assertThat(service.name(issuer.token(READ)).statusCode()).isEqualTo(200);
		}
		assertThat(asked.get() - before).isLessThanOrEqualTo(2);
	}

	private static final RSAKey UNKNOWN = Logins.Issuer.key("unknown");

	@Test
	void anIssuerThatIsAwayIsNobodysFault() throws Exception {
		away = true;
		try (SecuredService other = new SecuredService(settings())) {
			for (int i = 0; i < 4; i++) {
				assertThat(other.name(issuer.token(READ)).statusCode()).isEqualTo(503);
			}
		}
		finally {
			away = false;
		}
	}

	@Test
	void doesNotStartWithoutWhatTellsATokenApart() {
		for (String setting : List.of("jwk-set-uri", "issuer-uri", "audiences")) {
			List<String> others = settings().stream().filter((each) -> !each.contains(setting)).toList();
			assertThatException().isThrownBy(() -> new SecuredService(others))
				.havingRootCause()
				.withMessageContaining("spring.security.oauth2.resourceserver.jwt." + setting);
		}
	}

	private static void refused(JWTClaimsSet.Builder claims) throws Exception {
		refused(issuer.sign(claims.build()));
	}

	private static void refused(String token) throws Exception {
		assertThat(service.name(token).statusCode()).isEqualTo(401);
	}

}
