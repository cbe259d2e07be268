package suite.producer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import suite.kafka.availability.KafkaAvailability;
import suite.testing.browser.BrowserPage;
import suite.testing.browser.BrowserTest;
import suite.testing.http.Logins;
import suite.testing.http.RawConnection;
import suite.testing.kafka.KafkaIntegrationTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What one caller takes is not missing to another.
 */
@KafkaIntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "suite.producer.runs.max-running=2", "suite.producer.runs.max-time=3s",
				"suite.http.body.max-reading=4", "suite.http.body.patience=20s",
				"server.tomcat.connection-timeout=20s" })
class SharesIT {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String LONG_RUN = "{\"count\":100000000,\"interval\":\"0ms\"}";

	@TempDir
	private static Path folder;

	@Autowired
	private KafkaAvailability kafka;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void tokens(DynamicPropertyRegistry properties) throws IOException {
		Path file = Files.write(folder.resolve("tokens"),
				List.of(Logins.line("alice", "write,run,read", "a"), Logins.line("bob", "write,run,read", "b")));
		properties.add("suite.http.security.mode", () -> "tokens");
		properties.add("suite.http.security.tokens", () -> file.toUri().toString());
	}

	@BeforeEach
	void awaitKafka() {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.kafka.status().available());
	}

	@Test
	void aCallerHasItsShareOfRunsAndNoneLastsForEver() throws Exception {
		HttpResponse<String> run = post("a", "/runs", LONG_RUN);
		assertThat(run.statusCode()).isEqualTo(202);
		HttpResponse<String> second = post("a", "/runs", LONG_RUN);
		assertThat(second.statusCode()).isEqualTo(429);
		assertThat(second.headers().firstValue("Retry-After")).contains("5");
		assertThat(second.body())
			.contains("1 runs are running for this caller, which is its share of 2 (suite.callers.share)");
		assertThat(post("b", "/runs", LONG_RUN).statusCode()).isEqualTo(202);
		String location = run.headers().firstValue("Location").orElseThrow();
		await().atMost(Duration.ofSeconds(30))
			.until(() -> !json(get("a", location)).get("state").asString().equals("RUNNING"));
		JsonNode ended = json(get("a", location));
		assertThat(ended.get("state").asString()).isEqualTo("FAILED");
		assertThat(ended.get("errors").propertyNames()).contains("longer than suite.producer.runs.max-time");
		assertThat(ended.get("acked").asLong()).isEqualTo(ended.get("sent").asLong()).isPositive();
		assertThat(post("a", "/runs", "{\"count\":1}").statusCode()).isEqualTo(202);
	}

	@Test
	void whoSendsBodiesSlowlyKeepsNobodyElseFromSending() throws Exception {
		List<RawConnection> slow = List.of(slow(), slow());
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(post("a", "/texts", text()).statusCode()).isEqualTo(429));
		assertThat(post("b", "/texts", text()).statusCode()).isEqualTo(201);
		for (RawConnection connection : slow) {
			connection.close();
		}
	}

	@Test
	@BrowserTest
	void thePageAsksForATokenAndShowsWhatItsCallerMaySee(BrowserPage browser) {
		Page page = browser.allow(401).open(this.port);
		Locator form = page.getByRole(AriaRole.DIALOG);
		assertThat(form).containsText("This service wants a token");
		browser.requireUsable();
		page.fill("#login-token", "nobody");
		page.keyboard().press("Enter");
		assertThat(form).containsText("the token is not valid");
		page.fill("#login-token", "b");
		page.keyboard().press("Enter");
		assertThat(form).isHidden();
		assertThat(page.locator("[data-state=ok]")).isVisible();
		page.click("#message button");
		assertThat(page.locator("#message .result")).containsText("Stored in test-topic");
		assertThat(page.evaluate("sessionStorage.length + document.cookie.length")).isEqualTo(0);
		page.getByText("Log out").click();
		assertThat(form).isVisible();
		page.keyboard().press("Escape");
		assertThat(page.locator("[data-state=login]")).containsText("Not logged in");
	}

	private static String text() {
		return "{\"key\":\"user_1\",\"text\":\"hello streams\"}";
	}

	private RawConnection slow() throws IOException {
		RawConnection connection = new RawConnection(this.port, Duration.ofSeconds(20));
		connection.send("POST /texts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a\r\n"
				+ "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
		return connection;
	}

	private HttpResponse<String> post(String token, String path, String json) throws Exception {
		return CLIENT.send(request(token, path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json))
			.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String token, String path) throws Exception {
		return CLIENT.send(request(token, path).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String token, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Authorization", "Bearer " + token);
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

}
