package suite.testing.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service's page in a browser whose profile is new. When the test is over it fails for
 * whatever the page wrote to the console, for each error that nobody caught, and for each
 * request to another origin than its own.
 */
public final class BrowserPage implements AutoCloseable {

	private static final int PHONE = 360;

	private static final Pattern REFUSED = Pattern.compile("the server responded with a status of (\\d{3})");

	private final Browser browser;

	private final List<String> wrong = new ArrayList<>();

	private final Set<Integer> allowed = new HashSet<>();

	private boolean outageAllowed;

	private @Nullable BrowserContext context;

	private @Nullable Page page;

	BrowserPage(Browser browser) {
		this.browser = browser;
	}

	/** Opens the page of a service, in English. */
	public Page open(int port) {
		return open(port, "en-GB");
	}

	/**
	 * Opens the page of a service.
	 * @param language the browser's, such as {@code zh-CN}
	 */
	public Page open(int port, String language) {
		String origin = "http://localhost:" + port + "/";
		this.context = this.browser.newContext(new Browser.NewContextOptions().setLocale(language)
			.setTimezoneId("UTC")
			.setReducedMotion(ReducedMotion.REDUCE)
			.setViewportSize(1280, 900));
		this.page = this.context.newPage();
		this.page.onConsoleMessage(this::written);
		this.page.onPageError((error) -> this.wrong.add("error: " + error));
		this.page.onRequest((request) -> requested(request, origin));
		this.page.navigate(origin);
		return this.page;
	}

	private void written(ConsoleMessage message) {
		Matcher refused = REFUSED.matcher(message.text());
		boolean expected = (refused.find()) ? this.allowed.contains(Integer.valueOf(refused.group(1)))
				: this.outageAllowed && message.text().contains("net::ERR_");
		if (!expected) {
			this.wrong.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
		}
	}

	private void requested(Request request, String origin) {
		if (!request.url().startsWith(origin)) {
			this.wrong.add("a request to another origin: " + request.url());
		}
	}

	/** Answers of these statuses are what the test wants; a browser writes of each. */
	public BrowserPage allow(Integer... statuses) {
		this.allowed.addAll(Arrays.asList(statuses));
		return this;
	}

	/** The service is away for a while. */
	public BrowserPage allowOutage() {
		this.outageAllowed = true;
		return this;
	}

	/**
	 * Requires that anybody can use what the page shows now: axe-core finds nothing in
	 * either colour scheme, and a phone of 360 pixels shows all of it without moving it
	 * sideways.
	 */
	public void requireUsable() {
		Page shown = page();
		for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
			shown.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
			requireAccessible(scheme.name());
		}
		shown.setViewportSize(PHONE, 740);
		assertThat(shown.evaluate("document.documentElement.scrollWidth")).as("width of the page on a phone")
			.isEqualTo(PHONE);
		requireAccessible("phone");
		shown.setViewportSize(1280, 900);
	}

	private void requireAccessible(String as) {
		assertThat(new AxeBuilder(page()).analyze().getViolations()).as(as)
			.extracting((rule) -> rule.getHelp() + " " + rule.getNodes())
			.isEmpty();
	}

	/** Saves what is shown as {@code target/screenshots/NAME.png}. */
	public void screenshot(String name) {
		if (this.page != null) {
			this.page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path.of("target", "screenshots", name.replaceAll("[^\\w/.-]", "") + ".png")));
		}
	}

	void requireNothingWrong() {
		assertThat(this.wrong).as("what the page wrote to the console, or asked others").isEmpty();
	}

	private Page page() {
		return Objects.requireNonNull(this.page, "the page is not open");
	}

	@Override
	public void close() {
		if (this.context != null) {
			this.context.close();
		}
	}

}
