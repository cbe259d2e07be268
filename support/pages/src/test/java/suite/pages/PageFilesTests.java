package suite.pages;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import suite.pages.app.PagesApplication;
import suite.testing.http.RawAnswer;
import suite.testing.http.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SpringBootTest(classes = PagesApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.application.name=consumer-service", "suite.pages.links.streams=https://streams.example.com" })
class PageFilesTests {

	@LocalServerPort
	private int port;

	private RawAnswer send(String method, String path, String... headers) throws IOException {
		try (RawConnection connection = new RawConnection(this.port, Duration.ofSeconds(20))) {
			String more = (headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "";
			connection
				.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + more + "\r\n");
			return connection.read(method.equals("HEAD"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/, text/html;charset=utf-8, <!doctype html>", "/pages/style.css, text/css;charset=utf-8, /*",
			"/pages/page.js, text/javascript;charset=utf-8, /*",
			"/pages/test.js, text/javascript;charset=utf-8, import",
			"/pages/chart.umd.min.js, text/javascript;charset=utf-8, /*!", "/pages/icon.svg, image/svg+xml, <svg" })
	void servesWhatAPageNeeds(String path, String type, String start) throws IOException {
		RawAnswer answer = send("GET", path, "Accept: nothing/at-all");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("content-type")).isEqualTo(type);
		assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
		assertThat(answer.header("content-security-policy")).contains("default-src 'none'").doesNotContain("unsafe");
		assertThat(answer.body()).startsWith(start);
		assertThat(answer.header("content-length")).isEqualTo(String.valueOf(answer.body().length()));
	}

	@Test
	void aBrowserKeepsAFileAndAsksWhetherItIsStillTheSame() throws IOException {
		RawAnswer first = send("GET", "/pages/page.js");
		assertThat(first.header("cache-control")).isEqualTo("no-cache");
		RawAnswer second = send("GET", "/pages/page.js", "If-None-Match: " + first.header("etag"));
		assertThat(second.status()).isEqualTo(304);
		assertThat(second.body()).isEmpty();
		assertThat(send("GET", "/pages/page.js", "If-None-Match: \"other\"").status()).isEqualTo(200);
		assertThat(send("GET", "/pages/text.js").header("etag")).isNotEqualTo(first.header("etag"));
	}

	@Test
	void headHasTheSameHeadersAndNoBody() throws IOException {
		for (String path : new String[] { "/", "/pages/page.js" }) {
			RawAnswer head = send("HEAD", path);
			assertThat(head.status()).isEqualTo(200);
			assertThat(head.body()).isEmpty();
			for (String header : new String[] { "etag", "content-type", "content-length" }) {
				assertThat(head.header(header)).as(header).isEqualTo(send("GET", path).header(header));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/pages/none.js", "/pages/", "/pages", "/index.html", "/style.css", "/favicon.ico",
			"/pages/x/y.js", "/pages/page.js/", "/pages/page.JS", "/pages/.css", "/pages/suite-defaults.yaml",
			"/pages/PageController.class", "/webjars/chart.js/4.5.1/dist/chart.js", "/webjars/", "/application.yaml",
			"/suite/pages/PageController.class" })
	void nothingElseIsThere(String path) throws IOException {
		RawAnswer answer = send("GET", path);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("content-type")).startsWith("application/problem+json");
		assertThat(answer.json().get("detail").asString()).startsWith("there is nothing at this path");
		assertThat(send("HEAD", path).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/pages/../application.yaml", "/pages/%2e%2e/application.yaml", "/pages/..%2fx.js",
			"/pages/..;/x.js", "/pages/%00.js", "/pages/..%5cx.js", "//pages/page.js" })
	void noWayLeadsOutOfTheFolder(String path) throws IOException {
		RawAnswer answer = send("GET", path);
		assertThat(answer.status()).isIn(400, 404);
		assertThat(answer.header("content-type")).startsWith("application/problem+json");
	}

	@Test
	void nothingCanBeChanged() throws IOException {
		for (String method : new String[] { "POST", "PUT", "DELETE" }) {
			assertThat(send(method, "/").status()).isEqualTo(405);
			assertThat(send(method, "/pages/page.js").status()).isEqualTo(405);
		}
	}

	@Test
	void tellsWhereTheOtherPagesAre() throws IOException {
		assertThat(send("GET", "/pages/links.json").body()).isEqualTo("""
				{"service":"consumer-service","links":[{"service":"producer-service","address":":8081"},\
				{"service":"consumer-service","address":":8082"},\
				{"service":"streams-service","address":"https://streams.example.com"}]}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "8081", ":80810000", "streams.example.com", "javascript:alert(1)", "//example.com",
			"https://a b", "http://" })
	void aLinkThatIsNoneIsAMistakeInTheSettings(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PageLinks(":8081", address, ":8083"))
			.withMessageContaining("suite.pages.links.consumer must be an address (http://… or https://…) or a port")
			.withMessageContaining(address);
	}

}
