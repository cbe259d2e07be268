package suite.pages;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

import suite.pages.app.PagesApplication;
import suite.testing.browser.BrowserPage;
import suite.testing.browser.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The modules of the pages, in a page of their own.
 */
@BrowserTest
@SpringBootTest(classes = PagesApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.application.name=consumer-service")
class PageModulesTests {

	@Autowired
	private PagesApplication.Things things;

	@LocalServerPort
	private int port;

	@BeforeEach
	void clear() {
		this.things.lastIds.clear();
		this.things.restoring = false;
	}

	@Test
	void theHeaderLinksThePagesOfTheOthers(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat(page.locator("nav a")).hasText(new String[] { "Produce", "Consume", "Count" });
		assertThat(page.locator("nav a").nth(0)).hasAttribute("href", "http://localhost:8081/");
		assertThat(page.locator("nav a").nth(1)).hasAttribute("aria-current", "page");
		assertThat(page.locator("nav a").nth(2)).hasAttribute("href", "http://localhost:8083/");
		assertThat(page).hasTitle("Things – Kafka streaming suite");
		browser.requireUsable();
	}

	@Test
	void hostileStringsAreNoMoreThanText(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat(page.locator("tbody tr")).hasCount(10);
		assertThat(page.getByText("10 of " + PagesApplication.Things.all().size() + " are shown")).isVisible();
		assertThat(page.locator("tbody .value").first()).hasText("<img src=x onerror=\"console.error('img')\">");
		for (String text : PagesApplication.Things.all()) {
			Object shown = page.evaluate("""
					async (text) => {
						const { value } = await import('/pages/dom.js');
						const element = value(text, 100);
						document.body.append(element);
						const shown = [element.childElementCount, element.textContent];
						element.remove();
						return shown;
					}""", text);
			assertThat((List<?>) shown).element(0).isEqualTo(0);
			assertThat(((List<?>) shown).get(1).toString()).doesNotContainPattern("[\\p{Cc}\\u202e\\uffff]")
				.hasSizeLessThan(400);
		}
		assertThat(page.locator("main h1")).hasCount(1);
	}

	@Test
	void elementsAreMadeWithoutWhatCouldRun(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat((List<?>) page.evaluate(
				"""
						async () => {
							const { el } = await import('/pages/dom.js');
							const refused = [];
							for (const attributes of [{ onclick: 'x' }, { style: 'x' }, { srcdoc: 'x' }, { href: 'javascript:x' },
								{ src: 'data:text/html,x' }, { href: ' javascript:x' }, { innerHTML: 'x' }]) {
								try {
									el('a', attributes);
								} catch (error) {
									refused.push(Object.keys(attributes)[0]);
								}
							}
							return refused;
						}"""))
			.hasSize(7);
	}

	@Test
	void isInTheLanguageOfTheBrowserUntilTheUserChoosesOne(BrowserPage browser) {
		Page page = browser.open(this.port, "zh-CN");
		assertThat(page.locator("h1")).hasText("东西");
		assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
		browser.requireUsable();
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English")).click();
		assertThat(page.locator("h1")).hasText("Things");
		assertThat(page.locator("caption")).hasText("All things");
		page.reload();
		assertThat(page.locator("h1")).hasText("Things");
		assertThat(page.locator("html")).hasAttribute("lang", "en-GB");
	}

	@Test
	void saysThatTheServiceIsNotReadyAndGoesOnByItself(BrowserPage browser) {
		Page page = browser.allow(503).open(this.port);
		assertThat(page.locator("tbody tr")).hasCount(10);
		this.things.restoring = true;
		assertThat(page.locator("[data-state=busy]")).containsText("not ready yet");
		assertThat(page.locator("[data-state] .detail")).hasText("restoring: 40 of 100 records");
		// What was shown stays.
		assertThat(page.locator("tbody tr")).hasCount(10);
		this.things.restoring = false;
		assertThat(page.locator("[data-state=ok]")).containsText("Live");
	}

	@Test
	void anOutageIsToldAndOutlasted(BrowserPage browser) {
		Page page = browser.allowOutage().open(this.port);
		assertThat(page.locator("[data-state=ok]")).isVisible();
		page.route("**/things", (route) -> route.abort());
		assertThat(page.locator("[data-state=away]")).containsText("No answer since");
		page.unroute("**/things");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try now")).click();
		assertThat(page.locator("[data-state=ok]")).containsText("Live");
	}

	@Test
	void aServiceThatRestartsIsFoundAgain(BrowserPage browser) {
		ConfigurableApplicationContext service = start(0);
		int own = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		Page page = browser.allowOutage().open(own);
		assertThat(page.locator("[data-state=ok]")).isVisible();
		service.close();
		assertThat(page.locator("[data-state=away]")).isVisible();
		assertThat(page.locator("tbody tr")).hasCount(10);
		try (ConfigurableApplicationContext again = start(own)) {
			assertThat(page.locator("[data-state=ok]")).isVisible();
			assertThat(again.isActive()).isTrue();
		}
	}

	private static ConfigurableApplicationContext start(int port) {
		return SpringApplication.run(PagesApplication.class, "--spring.application.name=consumer-service",
				"--server.port=" + port);
	}

	@Test
	void aStreamThatIsNotThereIsNotTriedAgain(BrowserPage browser) {
		Page page = browser.allow(404).open(this.port);
		assertThat(page.evaluate(
				"""
						async () => {
							const { openStream } = await import('/pages/stream.js');
							return new Promise((resolve) => openStream('/nothing', { event: () => {}, gone: (problem) => resolve(problem.detail) }));
						}"""))
			.isEqualTo("there is nothing at this path");
		assertThat(page.locator("[data-state=ok]")).isVisible();
	}

	@Test
	void aHiddenTabAsksForNothing(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat(page.locator("#count")).not().isEmpty();
		page.evaluate("""
				() => {
					Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
					document.dispatchEvent(new Event('visibilitychange'));
				}""");
		AtomicReference<String> count = new AtomicReference<>();
		await().pollInSameThread()
			.during(Duration.ofMillis(1500))
			.atMost(Duration.ofSeconds(30))
			.until(() -> page.locator("#count")
				.textContent()
				.equals(count.getAndSet(page.locator("#count").textContent())));
		page.evaluate("""
				() => {
					Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
					document.dispatchEvent(new Event('visibilitychange'));
				}""");
		assertThat(page.locator("#count")).not().hasText(count.get());
	}

	private static final String READ = """
			async (path) => {
				const { openStream } = await import('/pages/stream.js');
				const events = [];
				let dropped = 0;
				await new Promise((resolve, reject) => {
					setTimeout(() => reject(new Error(`no end after ${events.join()}`)), 60_000);
					openStream(path, {
						event: (name, data, id) => events.push([name, data.length > 50 ? data.length : data, id].join(' ')),
						dropped: (count) => { dropped += count; },
						end: resolve,
					});
				});
				return [...events, `dropped ${dropped}`];
			}""";

	@Test
	void aStreamGoesOnBehindItsLatestEvent(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat((List<?>) page.evaluate(READ, "/events/whole")).map(Object::toString)
			.containsExactly("thing [0] 1", "thing [0,1] 2", "thing [0,1,2] 3", "thing [0,1,2,3] 4",
					"thing [0,1,2,3,4] 5", "thing [0,1,2,3,4,5] 6", "dropped 0");
		assertThat(this.things.lastIds).containsExactly("null", "3", "6");
	}

	@Test
	void aStreamThatBreaksIsOpenedAgain(BrowserPage browser) {
		Page page = browser.allowOutage().open(this.port);
		assertThat((List<?>) page.evaluate(READ, "/events/broken")).hasSize(7);
		assertThat(this.things.lastIds).containsExactly("null", "3", "6");
	}

	@Test
	void anEventThatIsTooLargeIsLeftOutAndCounted(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat((List<?>) page.evaluate(READ, "/events/large")).hasSizeBetween(7, 8)
			.last()
			.asString()
			.isIn("dropped 1", "dropped 2");
	}

	@Test
	void eventsAreReadAsTheStandardSays(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat((List<?>) page.evaluate("""
				async () => {
					const { newParser } = await import('/pages/stream.js');
					const text = ': comment\\n\\ndata: a\\n\\nevent: x\\r\\nid: 1\\r\\ndata:b\\r\\ndata:  c\\r\\n\\r\\n'
						+ 'data\\r\\rid\\ndata: d: e\\n\\nunknown: f\\n\\ndata: cut off';
					const all = [];
					for (const size of [1, 2, 3, 5, 1000]) {
						const events = [];
						const parser = newParser({ event: (...event) => events.push(event.join('|')) });
						for (let i = 0; i < text.length; i += size) {
							parser.take(text.slice(i, i + size));
						}
						all.push(events.join(';'));
					}
					return all;
				}""")).map(Object::toString).containsOnly("message|a|;x|b\n c|1;message||1;message|d: e|");
	}

	@Test
	void aProblemIsAboutTheFieldThatItNames(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat((List<?>) page.evaluate("""
				async () => {
					const { Problem } = await import('/pages/api.js');
					return ['count: expected 1 to 10', 'id is missing', 'count and rate: expected one', 'other: wrong',
						'rate is not a field; expected count', 'not valid JSON: x', 'not sent: id: x']
						.map((detail) => new Problem(400, { detail }).field(['count', 'id', 'rate']));
				}""")).map(String::valueOf).containsExactly("count", "id", "count", "null", "rate", "null", "null");
	}

	@Test
	void numbersGoToTheServiceDigitForDigit(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat(page.evaluate(
				"""
						async () => (await import('/pages/form.js')).jsonOf({ id: '9223372036854775807', value: '1e400', key: '7', rate: '01',
							text: '"\\n', none: '' }, ['id', 'value', 'rate'])"""))
			.isEqualTo(
					"{\"id\":9223372036854775807,\"value\":1e400,\"key\":\"7\",\"rate\":\"01\",\"text\":\"\\\"\\n\"}");
	}

	@Test
	void aPlotHasItsNumbersBelowIt(BrowserPage browser) {
		Page page = browser.open(this.port);
		page.evaluate(
				"""
						async () => {
							const { newCurve, newBars } = await import('/pages/charts.js');
							const { addTexts } = await import('/pages/text.js');
							addTexts({ en: { a: 'First', b: 'Second', c: 'Curve', d: 'Bars' }, zh: { a: '一', b: '二', c: '三', d: '四' } });
							const box = document.getElementById('values');
							const curve = newCurve(box, { title: 'c', unit: 'ms', series: ['a', 'b'], digits: 1, max: 50 });
							for (let i = 0; i < 1000; i++) {
								curve.add(i * 1000, [i, i % 2 ? i * 1.5 : null]);
							}
							newBars(box, { title: 'd', unit: 'ms', groups: ['a', 'b'] }).show([{ label: 'one', values: [1, 2] }]);
						}""");
		assertThat(page.locator("figure canvas").first()).hasAttribute("aria-label",
				"Curve. Its numbers are in the table below it");
		page.locator("figure summary").first().click();
		page.locator("figure summary").last().click();
		assertThat(page.locator("figure").first().locator("thead th"))
			.hasText(new String[] { "Time", "First", "Second" });
		int points = page.locator("figure").first().locator("tbody tr").count();
		assertThat(points).isBetween(25, 51);
		assertThat(page.locator("figure").first().locator("tbody tr").first()).containsText("0 s");
		assertThat(page.locator("figure").first().locator("tbody tr").last()).containsText("16 min 39 s");
		assertThat(page.locator("figure").last().locator("tbody tr")).hasText("one12");
		browser.requireUsable();
	}

	@Test
	void whoseFocusIsInATableKeepsIt(BrowserPage browser) {
		Page page = browser.open(this.port);
		assertThat((List<?>) page.evaluate(
				"""
						async () => {
							const { newTable } = await import('/pages/table.js');
							const { el, fill } = await import('/pages/dom.js');
							const table = newTable({ caption: 'things.caption', key: (row) => row.id, max: 3, columns: [
								{ head: 'things.name', of: (row) => row.id, show: (row, cell) => fill(cell, el('button', { id: `b${row.id}` }, row.id)) },
								{ head: 'things.name', of: (row) => row.n }] });
							document.body.append(table.element);
							table.show([{ id: 'x', n: 1 }, { id: 'y', n: 1 }]);
							document.getElementById('by').focus();
							table.show([{ id: 'z', n: 1 }, { id: 'x', n: 2 }, { id: 'y', n: 2 }]);
							const focused = document.activeElement.id;
							const first = table.element.querySelector('tbody').textContent;
							table.show([{ id: 'y', n: 3 }, { id: 'z', n: 3 }, { id: 'w', n: 3 }, { id: 'v', n: 3 }]);
							return [focused, first, document.activeElement.id, table.element.querySelector('tbody').textContent];
						}"""))
			.map(String::valueOf)
			.containsExactly("by", "z1x2y2", "by", "y3z3w3");
	}

}
