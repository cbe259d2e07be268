package suite.http.answer;

import java.io.IOException;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives up clients that do not read, and takes back the places of requests that have
 * ended.
 */
public class AnswerFilter extends OncePerRequestFilter {

	/**
	 * The request attribute that says that the client was given up: the connection must
	 * be closed, or it would take what it has got for all.
	 */
	public static final String GIVEN_UP = AnswerFilter.class.getName() + ".givenUp";

	private final AnswerSettings settings;

	private final AnswerPlaces places;

	public AnswerFilter(AnswerSettings settings, AnswerPlaces places) {
		this.settings = settings;
		this.places = places;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request,
					new BoundedResponse(response, this.settings, () -> request.setAttribute(GIVEN_UP, true)));
		}
		finally {
			if (request.isAsyncStarted()) {
				request.getAsyncContext().addListener(new Release(request));
			}
			else {
				this.places.release(request);
			}
		}
	}

	private final class Release implements AsyncListener {

		private final HttpServletRequest request;

		private Release(HttpServletRequest request) {
			this.request = request;
		}

		@Override
		public void onComplete(AsyncEvent event) {
			AnswerFilter.this.places.release(this.request);
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			// It completes then, too.
		}

		@Override
		public void onError(AsyncEvent event) {
			// It completes then, too.
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
