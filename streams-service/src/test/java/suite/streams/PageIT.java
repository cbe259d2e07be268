package suite.streams;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import suite.localkafka.KafkaCluster;
import suite.testing.browser.BrowserPage;
import suite.testing.browser.BrowserTest;
import suite.testing.kafka.TestKafka;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page, as somebody in front of a browser uses it.
 */
@BrowserTest
class PageIT {

	private static final String MARKUP = "<img src=x onerror=\"console.error('run')\">";

	private static final byte[] MALFORMED = { 'A', (byte) 0xff };

	@TempDir
	static Path directory;

	static KafkaCluster kafka;

	static StreamsInstanceUnderTest instance;

	@BeforeAll
	static void start() {
		kafka = TestKafka.ownBroker().start();
		instance = StreamsInstanceUnderTest
			.start(kafka.bootstrapServers(), "words", directory.resolve("words"), "--suite.topics.partitions=2",
					"--suite.dead-letters.max-age=0s")
			.awaitReady();
	}

	@AfterAll
	static void stop() {
		instance.close();
		kafka.close();
	}

	private static Page open(BrowserPage browser) {
		Page page = browser.open(Integer.parseInt(instance.port()));
		assertThat(page.locator(".state")).hasAttribute("data-state", "ok");
		return page;
	}

	private static void send(String key, byte[] value) {
		List<ProducerRecord<byte[], byte[]>> records = List.of(Records.input(key, value));
		TestKafka.send(kafka.bootstrapServers(), records);
	}

	private static Locator row(Page page, String section, String text) {
		return page.locator(section + " tbody tr", new Page.LocatorOptions().setHasText(text));
	}

	@Test
	void theCountsAreThoseOfTheEndpoint(BrowserPage browser) throws Exception {
		send(MARKUP, "one".getBytes());
		send("user_page", "one".getBytes());
		send("user_page", "two".getBytes());
		StreamsInstanceUnderTest
			.await(() -> assertThat(instance.counts("user_page")).isEqualTo(Map.of("user_page", 2)));
		Page page = open(browser);
		page.locator("#counts summary").click();
		Locator numbers = page.locator("#counts figure table");
		assertThat(numbers).containsText("user_page");
		assertThat(numbers).containsText("<img src=x onerror=");
		assertThat(numbers.locator("tbody tr").first()).containsText("2");
		assertThat(row(page, "#counts", "owner")).hasCount(1);
		assertThat(page.locator("#counts-incomplete")).isEmpty();
		browser.requireUsable();
	}

	@Test
	void theTopologyIsDrawn(BrowserPage browser) throws Exception {
		Page page = open(browser);
		assertThat(page.locator("#topology-state")).hasText("RUNNING");
		List<String> names = instance.json("/topology", "$.description")
			.toString()
			.lines()
			.filter((line) -> line.matches("\\s*(Source|Processor|Sink): .*"))
			.map((line) -> line.replaceFirst(".*?: (\\S+) .*", "$1"))
			.toList();
		assertThat(names).isNotEmpty();
		assertThat(page.locator("#topology svg rect")).hasCount(names.size());
		assertThat(page.locator("#topology svg")).containsText("input-topic");
		assertThat(row(page, "#topology", "owner")).hasCount(2);
	}

	@Test
	void aDeadLetterIsReplayed(BrowserPage browser) {
		send("page-dead", MALFORMED);
		Page page = open(browser);
		Locator letter = row(page, "#dead", "page-dead").last();
		assertThat(letter).containsText("The record's value is not UTF-8");
		letter.locator("input").check();
		page.locator("#dead button.primary").click();
		assertThat(letter).containsText("sent back");
		assertThat(letter.locator(".chip")).hasText("done with");
		browser.requireUsable();
	}

	@Test
	void chineseReadersAreToldInChinese(BrowserPage browser) {
		Page page = browser.open(Integer.parseInt(instance.port()), "zh-CN");
		assertThat(page.locator("h1")).hasText("计数情况");
		browser.requireUsable();
	}

}
