package suite.http.security.browser;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class CrossSiteTests {

	@Test
	void programsSendNeitherHeader() {
		assertThat(crossSite("POST", Map.of())).isFalse();
	}

	@Test
	void theSuitesOwnPagesAreSameOrigin() {
		assertThat(crossSite("POST", Map.of("Sec-Fetch-Site", "same-origin"))).isFalse();
		assertThat(crossSite("POST", Map.of("Origin", "http://localhost:8081"))).isFalse();
		assertThat(crossSite("POST", Map.of("Origin", "https://LOCALHOST:8081"))).isFalse();
	}

	@Test
	void whatTheUserTypedIsHis() {
		assertThat(crossSite("GET", Map.of("Sec-Fetch-Site", "none"))).isFalse();
	}

	@Test
	void aLinkMayLeadHereAndNothingElseMay() {
		Map<String, String> link = Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate",
				"Sec-Fetch-Dest", "document");
		assertThat(crossSite("GET", link)).isFalse();
		assertThat(crossSite("POST", link)).isTrue();
		assertThat(crossSite("GET",
				Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe")))
			.isTrue();
		assertThat(crossSite("GET", Map.of("Sec-Fetch-Site", "same-site"))).isTrue();
	}

	@Test
	void otherOriginsAreRefusedWhereABrowserSaysNothingOfSites() {
		assertThat(crossSite("POST", Map.of("Origin", "http://localhost:3000"))).isTrue();
		assertThat(crossSite("POST", Map.of("Origin", "http://evil.com"))).isTrue();
		assertThat(crossSite("POST", Map.of("Origin", "http://evil.com/localhost:8081"))).isTrue();
		assertThat(crossSite("POST", Map.of("Origin", "null"))).isTrue();
		assertThat(crossSite("POST", Map.of("Origin", ""))).isTrue();
	}

	private static boolean crossSite(String method, Map<String, String> headers) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/runs");
		request.addHeader("Host", "localhost:8081");
		headers.forEach(request::addHeader);
		return CrossSite.is(request);
	}

}
