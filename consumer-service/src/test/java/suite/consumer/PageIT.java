package suite.consumer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import suite.testing.browser.BrowserPage;
import suite.testing.browser.BrowserTest;
import suite.testing.kafka.TestKafka;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page, as somebody in front of a browser uses it.
 */
@BrowserTest
class PageIT extends ConsumerIntegrationTest {

	private static final String MARKUP = "<img src=x onerror=\"console.error('run')\">";

	private final String key = uniqueKey();

	private Page open(BrowserPage browser) {
		Page page = browser.open(port());
		assertThat(page.locator(".state")).hasAttribute("data-state", "ok");
		return page;
	}

	private static Locator row(Page page, String section, String text) {
		return page.locator(section + " tbody tr", new Page.LocatorOptions().setHasText(text));
	}

	@Test
	void theTailShowsWhatArrivesAsTextAndByFilter(BrowserPage browser) {
		TestKafka.send(List.of(record("test-topic", 0, this.key + "before", json(1))));
		await().until(() -> !this.processor.processed(this.key + "before").isEmpty());
		Page page = open(browser);
		assertThat(row(page, "#tail", this.key + "before")).hasCount(1);
		TestKafka.send(List.of(record("output-topic", 1, this.key + "text", MARKUP + "\u202e")));
		Locator text = row(page, "#tail", this.key + "text");
		assertThat(text).containsText(MARKUP + "⟨U+202E⟩");
		assertThat(text).containsText("output-topic");
		page.selectOption("#tail-topic", "test-topic");
		assertThat(text).hasCount(0);
		assertThat(row(page, "#tail", this.key + "before")).hasCount(1);
		page.fill("#tail-key", this.key + "other");
		page.keyboard().press("Enter");
		assertThat(row(page, "#tail", this.key + "before")).hasCount(0);
		TestKafka.send(LongStream.range(0, 3)
			.mapToObj((id) -> record("test-topic", 1, this.key + "other", json(id)))
			.toList());
		assertThat(row(page, "#tail", this.key + "other")).hasCount(3);
		page.fill("#tail-text", "\"id\":2,");
		assertThat(row(page, "#tail", this.key + "other")).hasCount(1);
		browser.requireUsable();
	}

	@Test
	void aPauseCountsWhatItDoesNotShow(BrowserPage browser) {
		Page page = open(browser);
		page.getByText("Pause").click();
		TestKafka.send(List.of(record("test-topic", 0, this.key, json(1)), record("test-topic", 0, this.key, json(2))));
		assertThat(page.locator("#tail-said")).containsText(Pattern.compile("2 arrived during this pause"));
		assertThat(row(page, "#tail", this.key)).hasCount(0);
		page.getByText("Go on").click();
		assertThat(row(page, "#tail", this.key)).hasCount(2);
	}

	@Test
	void theLagIsWhatTheServiceSays(BrowserPage browser) {
		TestKafka.send(List.of(record("test-topic", 1, this.key, json(1))));
		await().until(() -> !this.processor.processed(this.key).isEmpty());
		Page page = open(browser);
		assertThat(page.locator("#lag-records")).hasText("0");
		assertThat(page.locator("#lag-trend")).hasText("Caught up");
		JsonNode partition = get("/consumption").get("partitions")
			.valueStream()
			.filter((each) -> each.get("topic").asString().equals("test-topic") && each.get("partition").asInt() == 1)
			.findFirst()
			.orElseThrow();
		assertThat(row(page, "#lag", "test-topic-1"))
			.containsText(String.format(Locale.ROOT, "%,d", partition.get("endOffset").asLong()));
		page.locator("#lag summary").first().click();
		assertThat(page.locator("#lag figure").first().locator("tbody tr").first()).isVisible();
	}

	@Test
	void poisonIsReplayedAndItsRowSaysSo(BrowserPage browser) {
		TestKafka.send(List.of(record("test-topic", 0, this.key + MARKUP, "poison " + MARKUP)));
		await().untilAsserted(() -> assertThat(deadLetters("test-topic", this.key)).hasSize(1));
		Page page = open(browser);
		page.locator("#dead button.primary").click();
		assertThat(page.locator("#dead [role=alert]")).hasText("Choose some first");
		Locator letter = row(page, "#dead", this.key).last();
		assertThat(letter).containsText("poison " + MARKUP);
		assertThat(letter).containsText("not valid JSON");
		assertThat(letter.locator(".chip")).hasText("waits");
		letter.locator("input").check();
		page.locator("#dead button.primary").click();
		assertThat(page.locator("#dead [role=status]").first()).containsText("1 sent back");
		assertThat(letter).containsText("sent back");
		assertThat(letter.locator(".chip")).hasText("done with");
		// It is poison still, and comes back as another one.
		assertThat(row(page, "#dead", this.key)).hasCount(2);
		browser.requireUsable();
	}

	@Test
	void chineseReadersAreToldInChinese(BrowserPage browser) {
		Page page = browser.open(port(), "zh-CN");
		assertThat(page.locator("h1")).hasText("消费情况");
		assertThat(page.locator("#dead-title")).hasText("死信");
		browser.requireUsable();
	}

}
