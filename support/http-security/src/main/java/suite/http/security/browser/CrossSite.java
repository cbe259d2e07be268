package suite.http.security.browser;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells requests that a page of another site makes a browser send. A browser says so in
 * headers that no page can change (<a href="https://www.w3.org/TR/fetch-metadata/">Fetch
 * Metadata</a>, <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454</a>); programs
 * send neither.
 */
final class CrossSite {

	private CrossSite() {
	}

	static boolean is(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return !site.equals("same-origin") && !site.equals("none") && !isLink(request);
		}
		// Browsers say nothing of sites where the connection is not safe, as with http
		// and an IP address.
		String origin = request.getHeader("Origin");
		return origin != null
				&& !origin.substring(origin.indexOf("://") + 1).equalsIgnoreCase("//" + request.getHeader("Host"));
	}

	// A link to a page here harms nobody: the page that has it sees nothing of the
	// answer.
	private static boolean isLink(HttpServletRequest request) {
		return request.getMethod().equals("GET") && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
				&& "document".equals(request.getHeader("Sec-Fetch-Dest"));
	}

}
