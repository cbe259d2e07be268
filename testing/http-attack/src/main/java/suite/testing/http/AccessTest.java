package suite.testing.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls each endpoint that a running service has, in each way to log in, on both of its
 * ports. Kafka is not needed: whoever is let in is refused for a parameter that nobody
 * knows.
 */
public abstract class AccessTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final List<Integer> NOT_LET_IN = List.of(401, 403, 421);

	private final Class<?> application;

	@TempDir
	private Path folder;

	private @Nullable ConfigurableApplicationContext service;

	protected AccessTest(Class<?> application) {
		this.application = application;
	}

	/** A call that the service answers, on one of its ports. */
	private record Call(int port, String method, String path) {

		RawAnswer send(String... headers) throws IOException {
			return sendTo("localhost", headers);
		}

		RawAnswer sendTo(String host, String... headers) throws IOException {
			try (RawConnection connection = new RawConnection(this.port, TIMEOUT)) {
				String more = Stream.of(headers).map((header) -> header + "\r\n").reduce("", String::concat);
				connection.send(this.method + " " + this.path + "?nobody=x HTTP/1.1\r\nHost: " + host + ":" + this.port
						+ "\r\nConnection: close\r\nContent-Length: 0\r\n" + more + "\r\n");
				return connection.read(this.method.equals("HEAD"));
			}
		}
	}

	private ConfigurableApplicationContext start(List<String> settings) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--management.server.port=0",
				"--management.endpoint.health.probes.add-additional-paths=true",
				"--spring.kafka.bootstrap-servers=localhost:1", "--spring.kafka.streams.state-dir=" + this.folder));
		settings.forEach((setting) -> arguments.add("--" + setting));
		this.service = new SpringApplicationBuilder(this.application).run(arguments.toArray(String[]::new));
		return this.service;
	}

	@AfterEach
	void stop() {
		if (this.service != null) {
			this.service.close();
		}
	}

	@Test
	void withoutLoginsEveryCallIsLetInButThoseOfOtherSites() throws IOException {
		for (Call call : calls(start(List.of()))) {
			assertThat(call.send().status()).as(call.toString()).isNotIn(NOT_LET_IN);
			assertThatOthersAreRefused(call);
		}
	}

	@Test
	void tokensOfAFileLetInWhoHasTheRole() throws IOException {
		assertThatRolesAreNeeded(Logins.byFile(this.folder.resolve("tokens")));
	}

	@Test
	void tokensOfAnIssuerLetInWhoHasTheRole() throws IOException {
		assertThatRolesAreNeeded(new Logins.Issuer(this.folder.resolve("keys.json")));
	}

	private void assertThatRolesAreNeeded(Logins logins) throws IOException {
		logins.settings();
		for (String role : Logins.ROLES) {
			logins.token(List.of(role));
			logins.token(others(role));
		}
		ConfigurableApplicationContext context = start(logins.settings());
		AccessTable access = AccessTable.of(context.getEnvironment());
		for (Call call : calls(context)) {
			String role = access.role(call.method(), call.path());
			assertThatOthersAreRefused(call);
			if (role.equals("anyone")) {
				assertThat(call.send().status()).as(call.toString()).isNotIn(NOT_LET_IN);
				continue;
			}
			assertProblem(call, call.send(), 401);
			assertProblem(call, call.send("Authorization: Bearer nobody"), 401);
			assertProblem(call, call.send("Authorization: Basic bm9ib2R5Og=="), 401);
			assertProblem(call, call.send(logins.header(others(role).toArray(String[]::new))), 403);
			assertThat(call.send(logins.header(role)).status()).as(call + " by " + role).isNotIn(NOT_LET_IN);
		}
		for (String path : List.of("/pages/x/y", "/nothing", "/actuator/health/../nothing", "/error",
				"/actuator/health;/x", "/.well-known/oauth-protected-resource")) {
			for (int port : ports(context)) {
				Call call = new Call(port, "GET", path);
				assertThat(call.send().status()).as(call.toString()).isIn(400, 401);
				assertThat(call.send(logins.header(Logins.ROLES.toArray(String[]::new))).status()).as(call.toString())
					.isIn(400, 403);
			}
		}
	}

	private static void assertThatOthersAreRefused(Call call) throws IOException {
		assertProblem(call, call.send("Sec-Fetch-Site: cross-site"), 403);
		assertProblem(call, call.send("Sec-Fetch-Site: same-site"), 403);
		assertProblem(call, call.send("Origin: http://evil.example.com"), 403);
		assertProblem(call, call.send("Origin: null"), 403);
		RawAnswer answer = call.sendTo("evil.example.com");
		assertProblem(call, answer, 421);
		assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
	}

	private static void assertProblem(Call call, RawAnswer answer, int status) {
		assertThat(answer.status()).as(call.toString()).isEqualTo(status);
		assertThat(answer.header("content-type")).as(call.toString()).startsWith("application/problem+json");
		assertThat(answer.header("content-security-policy")).as(call.toString()).contains("default-src 'none'");
		assertThat(answer.header("www-authenticate")).as(call.toString()).doesNotContain("localhost", "resource");
		if (!call.method.equals("HEAD")) {
			assertThat(answer.json().path("status").asInt()).isEqualTo(status);
			assertThat(answer.json().path("detail").asString()).isNotBlank();
		}
	}

	private static List<String> others(String role) {
		return Logins.ROLES.stream().filter((other) -> !other.equals(role)).toList();
	}

	private static List<Integer> ports(ConfigurableApplicationContext context) {
		return Stream.of("local.server.port", "local.management.port")
			.map((name) -> context.getEnvironment().getRequiredProperty(name, Integer.class))
			.toList();
	}

	private static Set<Call> calls(ConfigurableApplicationContext context) {
		List<Integer> ports = ports(context);
		Set<Call> calls = new LinkedHashSet<>();
		for (ServedCall served : ServedCall.of(context)) {
			int port = ports.get(served.management() ? 1 : 0);
			String path = served.path().replaceAll("\\{[^}]*}", "x");
			calls.add(new Call(port, served.method(), path));
			if (served.method().equals("GET")) {
				calls.add(new Call(port, "HEAD", path));
			}
		}
		assertThat(calls).hasSizeGreaterThan(10);
		return calls;
	}

}
