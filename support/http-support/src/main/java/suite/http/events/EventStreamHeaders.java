package suite.http.events;

import java.util.Collection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What is common to handlers that declare to produce {@code text/event-stream}: nobody on
 * the way may keep their events back or store them, and {@code HEAD}, which would never
 * come to an end, gets the headers without reaching them.
 */
public class EventStreamHeaders implements HandlerInterceptor {

	private static final String BUFFERING = "X-Accel-Buffering";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!(request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) instanceof Collection<?> types)
				|| !types.contains(MediaType.TEXT_EVENT_STREAM)) {
			return true;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(BUFFERING, "no");
		if (!HttpMethod.HEAD.matches(request.getMethod())) {
			return true;
		}
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		return false;
	}

}
