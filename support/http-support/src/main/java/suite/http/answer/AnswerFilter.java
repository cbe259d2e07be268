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
	 * The request attribute with what closes the connection, a {@link Runnable}: a client
	 * that was given up would take what it has got for all, and an answer that another
	 * thread writes would never come to its end.
	 */
	public static final String CLOSE = AnswerFilter.class.getName() + ".close";

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
			chain.doFilter(request, new BoundedResponse(response, this.settings, close(request)));
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

	private static Runnable close(HttpServletRequest request) {
		return (request.getAttribute(CLOSE) instanceof Runnable close) ? close : () -> {
		};
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
			// Nothing more can be written.
			AnswerFilter.this.places.release(this.request);
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
