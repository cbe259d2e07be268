package suite.producer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import suite.kafka.availability.KafkaAvailability;
import suite.testing.browser.BrowserPage;
import suite.testing.browser.BrowserTest;
import suite.testing.http.HostileText;
import suite.testing.kafka.KafkaIntegrationTest;
import suite.testing.kafka.TestKafka;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The page, as somebody in front of a browser uses it.
 */
@BrowserTest
@KafkaIntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageIT {

	private static final String MARKUP = "<img src=x onerror=\"console.error('run')\">";

	@Autowired
	private KafkaAvailability kafka;

	@LocalServerPort
	private int port;

	private Http http;

	@TempDir
	private Path folder;

	@BeforeEach
	void awaitKafka() {
		this.http = new Http(this.port);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.kafka.status().available());
	}

	private static String start(Page page, String count, String interval, String acks) {
		String before = page.locator("#run-of").textContent();
		page.fill("#run-count", count);
		page.fill("#run-interval", interval);
		page.selectOption("#run-acks", acks);
		page.click("#run-form button");
		assertThat(page.locator("#run-of")).not().hasText(before);
		return page.locator("#run-of").textContent().replace("Run ", "");
	}

	@Test
	void aRunGoesToItsEndWithTheNumbersOfTheService(BrowserPage browser) {
		Page page = browser.open(this.port);
		String run = start(page, "150", "10ms", "all");
		Locator view = page.locator("#run-view");
		assertThat(view.locator(".chip")).hasText("running");
		assertThat(view.locator("[role=status]")).hasText("Run " + run + " has started");
		assertThat(view.locator(".chip")).hasText("completed");
		assertThat(view.locator("progress")).hasJSProperty("value", 150);
		assertThat(view.locator("progress")).hasJSProperty("position", 1);
		assertThat(view.locator("[role=status]")).hasText("Run " + run + " is completed: 150 acknowledged, 0 failed");
		JsonNode report = this.http.get("/runs/" + run).json();
		assertThat(page.locator("#run-acked")).hasText("%s of 150".formatted(report.get("acked").asLong()));
		assertThat(page.locator("#run-failed")).hasText(report.get("failed").asString());
		assertThat(number(page.locator("#run-rate-now"))).isCloseTo(report.get("messagesPerSecond").asDouble(),
				Offset.offset(0.5));
		assertThat(number(page.locator("#run-p99-ms"))).isCloseTo(report.get("latency").get("p99Ms").asDouble(),
				Offset.offset(0.1));
		view.locator("summary").first().click();
		assertThat(view.locator("figure").first().locator("tbody tr").nth(2)).isVisible();
	}

	private static double number(Locator number) {
		return Double.parseDouble(number.textContent().replaceAll("[^\\d.]", ""));
	}

	@Test
	void twoRunsAreShownSideBySide(BrowserPage browser) {
		Page page = browser.open(this.port);
		String one = start(page, "50", "1ms", "1");
		String all = start(page, "50", "1ms", "all");
		for (String run : List.of(one, all)) {
			assertThat(page.locator("#runs tr", new Page.LocatorOptions().setHasText(run)).locator(".chip"))
				.hasText("completed");
			assertThat(page.getByLabel("Compare run " + run)).isChecked();
		}
		page.locator("#runs summary").last().click();
		Locator numbers = page.locator("#runs figure").last().locator("tbody tr");
		assertThat(numbers.first()).containsText("acks all");
		assertThat(numbers.nth(1)).containsText("acks 1");
		int before = numbers.count();
		page.getByLabel("Compare run " + all).uncheck();
		assertThat(numbers).hasCount(before - 1);
		assertThat(numbers.first()).containsText("acks 1");
		page.getByLabel("Show run " + one).click();
		assertThat(page.locator("#run-of")).hasText("Run " + one);
	}

	@Test
	void aRunIsCancelled(BrowserPage browser) {
		Page page = browser.open(this.port);
		String run = start(page, "100000", "10ms", "all");
		assertThat(page.locator("#run-left")).containsText("min");
		page.getByText("Cancel this run").click();
		assertThat(page.locator("#run-view .chip")).hasText("cancelled");
		JsonNode report = this.http.get("/runs/" + run).json();
		assertThat(report.get("state").asString()).isEqualTo("CANCELLED");
		assertThat(page.locator("#run-acked"))
			.hasText(Pattern.compile(String.format(Locale.ROOT, "%,d of 100,000", report.get("acked").asLong())));
		assertThat(page.getByText("Cancel this run")).isHidden();
	}

	@Test
	void whatIsWrongIsSaidAtItsField(BrowserPage browser) {
		Page page = browser.allow(400).open(this.port);
		page.fill("#run-count", "-1");
		page.click("#run-form button");
		assertThat(page.locator("#run-count-problem")).containsText("count: expected 1 to");
		assertThat(page.locator("#run-count")).hasAttribute("aria-invalid", "true");
		assertThat(page.locator("#run-count")).isFocused();
		assertThat(page.locator("#run-count")).hasAccessibleDescription(Pattern.compile("count: expected 1 to .*"));
		page.fill("#run-count", "10");
		page.fill("#run-interval", "soon");
		page.click("#run-form button");
		assertThat(page.locator("#run-count-problem")).isEmpty();
		assertThat(page.locator("#run-interval-problem")).containsText("interval: expected a duration");
		page.fill("#message-value", "1.5");
		page.click("#message button");
		assertThat(page.locator("#message-value-problem")).containsText("value: expected an integer");
		page.fill("#message-value", "1");
		page.fill("#message-user_id", "");
		page.click("#message button");
		assertThat(page.locator("#message-user_id-problem")).hasText("user_id is missing");
		page.click("#file button");
		assertThat(page.locator("#file-file-problem")).containsText("expected one to be chosen");
		browser.requireUsable();
	}

	@Test
	void aMessageIsStoredWhereThePageSays(BrowserPage browser) {
		Page page = browser.open(this.port);
		String hostile = String.join(" ",
				HostileText.strings().stream().filter((text) -> !text.contains("\ud800")).toList()) + MARKUP;
		page.fill("#message-id", "9223372036854775807");
		page.fill("#message-user_id", "user_page");
		page.click("#message button");
		assertThat(page.locator("#message .result")).containsText("Stored in test-topic, partition");
		assertThat(TestKafka.records(TestKafka.bootstrapServers(), "test-topic")).anySatisfy((record) -> {
			assertThat(new String(record.value())).contains("\"id\":9223372036854775807", "\"user_id\":\"user_page\"");
			assertThat(page.locator("#message .result").textContent())
				.contains("partition %d, offset %d".formatted(record.partition(), record.offset()));
		});
		page.selectOption("#message-kind", "text");
		page.fill("#message-key", MARKUP);
		page.fill("#message-text", hostile);
		page.click("#message button");
		assertThat(page.locator("#message .result")).containsText("Stored in input-topic");
		assertThat(page.locator("#message tbody tr")).hasCount(2);
		assertThat(TestKafka.records(TestKafka.bootstrapServers(), "input-topic"))
			.anySatisfy((record) -> assertThat(new String(record.key())).isEqualTo(MARKUP));
	}

	@Test
	void aFileIsSentAndItsBadLinesAreNamed(BrowserPage browser) throws IOException {
		Page page = browser.allow(400).open(this.port);
		String good = "{\"id\":1,\"value\":10,\"user_id\":\"user_1\"}\n";
		Path file = Files.writeString(this.folder.resolve("lines.ndjson"), good.repeat(5000) + "{\"id\":\""
				+ MARKUP.replace("\"", "\\\"") + "\"}\n" + good + "{\"" + "x".repeat(400) + "\":1}\n");
		page.setInputFiles("#file-file", file);
		page.click("#file button");
		assertThat(page.locator("#file [role=status]")).hasText("lines.ndjson: 5,001 of 5,003 lines acknowledged");
		assertThat(page.locator("#file progress")).hasJSProperty("position", 1);
		assertThat(page.locator("#file-rejected")).hasText("2");
		assertThat(page.locator("#file tbody tr").first()).containsText("5,001");
		assertThat(page.locator("#file tbody tr").first()).containsText("<img src=x");
		assertThat(page.locator("#file tbody tr").last()).containsText("5,003");
		assertThat(page.locator("#file [role=alert]")).containsText("2 of 5003 lines are not messages");
		browser.requireUsable();
		Files.writeString(file, good);
		page.setInputFiles("#file-file", file);
		page.click("#file button");
		assertThat(page.locator("#file [role=status]")).hasText("lines.ndjson: 1 of 1 lines acknowledged");
		assertThat(page.locator("#file tbody tr")).hasCount(0);
	}

	@Test
	void theKeyboardAloneIsEnough(BrowserPage browser) {
		Page page = browser.open(this.port);
		page.keyboard().press("Tab");
		assertThat(page.getByText("Skip to the content")).isFocused();
		page.keyboard().press("Enter");
		assertThat(page.locator("main")).isFocused();
		page.keyboard().press("Tab");
		assertThat(page.locator("#run-count")).isFocused();
		page.keyboard().press("ControlOrMeta+a");
		page.keyboard().type("200");
		tabTo(page, "#run-interval");
		page.keyboard().press("ControlOrMeta+a");
		page.keyboard().type("1s");
		tabTo(page, "#run-form button");
		page.keyboard().press("Enter");
		assertThat(page.locator("#run-view .chip")).hasText("running");
		tabTo(page, "#run-view button");
		page.keyboard().press("Space");
		assertThat(page.locator("#run-view .chip")).hasText("cancelled");
	}

	private static void tabTo(Page page, String selector) {
		for (int i = 0; i < 20; i++) {
			page.keyboard().press("Tab");
			if (Boolean.TRUE
				.equals(page.locator(selector).evaluate("(element) => element === document.activeElement"))) {
				return;
			}
		}
		throw new AssertionError("the keyboard does not get to " + selector);
	}

	@Test
	void isInChineseForWhoReadsIt(BrowserPage browser) {
		Page page = browser.open(this.port, "zh-CN");
		assertThat(page.locator("h1")).hasText("发送消息");
		page.fill("#run-count", "20");
		page.fill("#run-interval", "1ms");
		page.click("#run-form button");
		assertThat(page.locator("#run-view .chip")).hasText("已完成");
		browser.requireUsable();
	}

}
