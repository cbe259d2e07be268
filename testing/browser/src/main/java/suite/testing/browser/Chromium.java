package suite.testing.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/**
 * The one browser of a test JVM: Debian's, or the one that {@code SUITE_TEST_BROWSER}
 * names. Nothing is downloaded.
 */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

	private static final String VARIABLE = "SUITE_TEST_BROWSER";

	private static final List<String> USUAL = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome");

	static final String MISSING = "there is no browser: " + VARIABLE + " names none, and there is none of " + USUAL
			+ " (Debian: apt-get install chromium)";

	private static final double PATIENCE_MILLIS = 30_000;

	static Optional<Path> find() {
		return Stream.concat(Stream.of(Objects.requireNonNullElse(System.getenv(VARIABLE), "")), USUAL.stream())
			.filter((path) -> !path.isEmpty())
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	static Chromium start() {
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		// As root it has no sandbox, and does not start with one.
		List<String> arguments = "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.of();
		// As slow as a machine may be that builds other things, too.
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
		Browser browser = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(find().orElseThrow()).setArgs(arguments));
		return new Chromium(playwright, browser);
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
