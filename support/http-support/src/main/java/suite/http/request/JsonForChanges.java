package suite.http.request;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers JSON to every request that changes something, whatever it accepts: a type is
 * chosen when the answer is written, and {@code 406} for what was done would be wrong.
 * Other methods get what they accept, or {@code 406}.
 */
public class JsonForChanges implements WebMvcConfigurer {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private final ContentNegotiationStrategy accept = new HeaderContentNegotiationStrategy();

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of(this::accepted));
	}

	private List<MediaType> accepted(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
		return (http == null || SAFE.contains(http.getMethod())) ? this.accept.resolveMediaTypes(request)
				: ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
	}

}
