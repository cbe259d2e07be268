package suite.http.answer;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import suite.caller.Caller;
import suite.caller.CallerPlaces;
import suite.caller.CallerSettings;
import suite.failure.RequestException;
import suite.http.caller.RequestCaller;

/**
 * Places for large answers: a bound on the memory that they take together. Whoever makes
 * a large answer takes one before it begins; the end of the request gives it back.
 * Thread-safe.
 */
public class AnswerPlaces {

	private static final String PLACE = AnswerPlaces.class.getName();

	private final AnswerSettings settings;

	private final Semaphore places;

	private final CallerPlaces shares;

	public AnswerPlaces(AnswerSettings settings, CallerSettings callers) {
		this.settings = settings;
		this.shares = new CallerPlaces(settings.maxLarge(), callers, "large answers are being made");
		this.places = new Semaphore(settings.maxLarge());
	}

	/**
	 * Takes a place for the current request, which keeps it to its end. To take another
	 * one does nothing.
	 * @throws RequestException {@code 503} if there is none within
	 * {@code suite.http.answer.max-wait}, {@code 429} if the caller has its share
	 * @throws IllegalStateException outside of a request
	 */
	public void take() {
		HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
			.getRequest();
		if (request.getAttribute(PLACE) != null) {
			return;
		}
		Caller caller = RequestCaller.of(request);
		this.shares.take(caller);
		if (!acquire()) {
			this.shares.giveBack(caller);
			throw RequestException.unavailable(
					this.settings.maxLarge() + " large answers are being made, which is the most (suite.http.answer)");
		}
		request.setAttribute(PLACE, new Place(caller));
	}

	private boolean acquire() {
		if (this.places.getQueueLength() >= this.settings.maxLarge()) {
			return false;
		}
		try {
			return this.places.tryAcquire(this.settings.maxWait().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Gives back the place of a request that has ended, if it took one. */
	void release(ServletRequest request) {
		if (request.getAttribute(PLACE) instanceof Place place) {
			place.release();
		}
	}

	/** Places that are free. */
	public int free() {
		return this.places.availablePermits();
	}

	private class Place {

		private final Caller caller;

		private final AtomicBoolean taken = new AtomicBoolean(true);

		Place(Caller caller) {
			this.caller = caller;
		}

		void release() {
			if (this.taken.compareAndSet(true, false)) {
				AnswerPlaces.this.places.release();
				AnswerPlaces.this.shares.giveBack(this.caller);
			}
		}

	}

}
