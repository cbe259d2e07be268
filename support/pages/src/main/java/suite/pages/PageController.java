package suite.pages;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Serves a service's page: the files in the folder {@code pages} of the class path, which
 * are this module's and the service's own. They hold no secrets, and anybody may read
 * them; what a page shows it asks for as every other caller does.
 * <p>
 * A browser keeps them and asks each time whether they are still the same. Nothing of
 * them is held here.
 */
@RestController
class PageController {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z.-]*\\.(?<type>html|css|js|svg)");

	private static final Map<String, MediaType> TYPES = Map.of("html",
			MediaType.parseMediaType("text/html;charset=utf-8"), "css",
			MediaType.parseMediaType("text/css;charset=utf-8"), "js",
			MediaType.parseMediaType("text/javascript;charset=utf-8"), "svg",
			MediaType.parseMediaType("image/svg+xml"));

	private final String service;

	private final PageLinks links;

	/**
	 * Serves the page of a service.
	 * @param service its name
	 */
	PageController(String service, PageLinks links) {
		this.service = service;
		this.links = links;
	}

	/**
	 * What a page's header shows.
	 *
	 * @param service whose page it is
	 */
	record Site(String service, List<PageLinks.Link> links) {
	}

	@GetMapping("/")
	ResponseEntity<byte[]> page(HttpServletRequest request) throws IOException, NoResourceFoundException {
		return file("index.html", request);
	}

	@GetMapping("/pages/{file}")
	ResponseEntity<byte[]> file(@PathVariable String file, HttpServletRequest request)
			throws IOException, NoResourceFoundException {
		Matcher name = NAME.matcher(file);
		Resource resource = new ClassPathResource("pages/" + file, getClass().getClassLoader());
		if (!name.matches() || !resource.exists()) {
			throw new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), file);
		}
		// Not as a resource: Spring would answer parts of it (Range), and errors in its
		// type.
		byte[] content = resource.getContentAsByteArray();
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			// Not by its time: the files of all builds have the same one.
			.eTag('"' + DigestUtils.md5DigestAsHex(content) + '"')
			.header(HttpHeaders.CONTENT_DISPOSITION, "inline")
			.contentType(Objects.requireNonNull(TYPES.get(name.group("type"))))
			.body(content);
	}

	@GetMapping("/pages/links.json")
	Site links() {
		return new Site(this.service, this.links.all());
	}

}
