package suite.http.security.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.http.security.SecuredService;
import suite.testing.http.Logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class TokenFileTests {

	@TempDir
	private Path folder;

	private Path path;

	@BeforeEach
	void file() {
		this.path = this.folder.resolve("tokens");
	}

	@Test
	void knowsCallersByTheirTokens() throws IOException {
		TokenFile file = file("# people", "", Logins.line("alice", "write,read", "a"),
				" " + Logins.line("bob", "run", "b") + " ");
		assertThat(file.find(Token.digest("a"))).isNotNull().extracting(Token::name).isEqualTo("alice");
		assertThat(file.find(Token.digest("b"))).isNotNull().extracting(Token::name).isEqualTo("bob");
		assertThat(file.find(Token.digest("c"))).isNull();
	}

	@Test
	void saysWhichLineIsWrongAndNothingOfTheToken() {
		String good = Logins.line("alice", "read", "a");
		assertThatIllegalArgumentException().isThrownBy(() -> file(good, "bob read"))
			.withMessage(this.path + ", line 2: expected name, roles and SHA-256, found 2 parts");
		assertThatIllegalArgumentException().isThrownBy(() -> file(good, good.replace("read", "read,fly")))
			.withMessage(
					this.path + ", line 2: unknown role 'fly', expected some of write, run, read, replay, metrics, "
							+ "operate, peer");
		assertThatIllegalArgumentException().isThrownBy(() -> file(good.replace("read", "anyone")))
			.withMessageContaining("unknown role 'anyone'");
		assertThatIllegalArgumentException().isThrownBy(() -> file("bob read secret"))
			.withMessageContaining("found 6 characters")
			.withMessageNotContaining("secret");
	}

	@Test
	void aTokenIsRevokedWhileRequestsRun() throws Exception {
		write(Logins.line("alice", "read", "a"), Logins.line("bob", "read", "b"));
		try (SecuredService service = new SecuredService(
				List.of("suite.http.security.mode=tokens", "suite.http.security.tokens=" + this.path.toUri()))) {
			assertThat(service.name("a").body()).isEqualTo("alice");
			write(Logins.line("bob", "read", "b"), Logins.line("carol", "read", "c"));
			await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> {
				assertThat(service.name("b").statusCode()).isEqualTo(200);
				assertThat(service.name("a").statusCode()).isEqualTo(401);
			});
			assertThat(service.name("c").body()).isEqualTo("carol");
		}
	}

	@Test
	void aSlipOfThePenLocksNobodyOut() throws IOException {
		TokenFile file = file(Logins.line("alice", "read", "a"));
		write("alice read", Logins.line("bob", "read", "b"));
		await().during(Duration.ofMillis(1500))
			.atMost(Duration.ofSeconds(5))
			.until(() -> file.find(Token.digest("a")) != null);
		write(Logins.line("bob", "read", "b"));
		await().atMost(Duration.ofSeconds(3))
			.until(() -> file.find(Token.digest("b")) != null && file.find(Token.digest("a")) == null);
	}

	private TokenFile file(String... lines) throws IOException {
		write(lines);
		return new TokenFile(this.path);
	}

	// In one step, as editors and Kubernetes do.
	private void write(String... lines) throws IOException {
		Path made = Files.write(this.folder.resolve("new"), List.of(lines));
		Files.move(made, this.path, StandardCopyOption.REPLACE_EXISTING);
	}

}
