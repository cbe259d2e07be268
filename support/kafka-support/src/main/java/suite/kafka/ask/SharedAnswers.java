package suite.kafka.ask;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import suite.failure.RequestException;

/**
 * Answers that take time. Who asks the same at the same time, or shortly after, is given
 * the same answer, a failure included. One answer is sought at a time, by the thread that
 * asked first; all others wait, a bounded number of them and for a bounded time. So a
 * Kafka that does not answer holds a few threads only, and nothing is left to do for
 * callers who have gone. Thread-safe.
 *
 * @param <Q> questions, of which there are few
 * @param <A> answers
 */
public class SharedAnswers<Q, A> {

	private static final int MAX_WAITING = 20;

	private final Function<Q, A> source;

	private final Duration keep;

	private final Duration patience;

	private final Map<Q, Answer<A>> answers = new ConcurrentHashMap<>();

	private final Semaphore turn = new Semaphore(1);

	private final Semaphore waiting = new Semaphore(MAX_WAITING);

	/**
	 * Shares the answers of a source.
	 * @param source finds the answer to a question, in bounded time
	 * @param keep for how long an answer is given again after it was found
	 * @param patience how long a caller waits at most for others
	 */
	public SharedAnswers(Function<Q, A> source, Duration keep, Duration patience) {
		this.source = source;
		this.keep = keep;
		this.patience = patience;
	}

	/**
	 * The answer to a question.
	 * @throws RequestException if too many wait already, or it takes too long
	 * @throws RuntimeException what the source has thrown
	 */
	public A get(Q question) {
		Answer<A> mine = new Answer<>();
		Answer<A> answer = this.answers.compute(question,
				(asked, known) -> (known != null && !known.isOlderThan(this.keep)) ? known : mine);
		if (answer == mine) {
			seek(question, mine);
		}
		return await(answer);
	}

	/**
	 * Asks again, unless that is being done.
	 */
	public void renew(Q question) {
		Answer<A> mine = new Answer<>();
		if (this.answers.compute(question,
				(asked, known) -> (known != null && !known.found.isDone()) ? known : mine) == mine) {
			seek(question, mine);
		}
	}

	/**
	 * Forgets the answers that are too old to be given again; all of them, if what was
	 * asked about has changed.
	 */
	public void forget(boolean all) {
		this.answers.values().removeIf((answer) -> all || answer.isOlderThan(this.keep));
	}

	private void seek(Q question, Answer<A> mine) {
		boolean myTurn = false;
		try {
			myTurn = this.turn.tryAcquire() || waiting(() -> this.turn.tryAcquire(millis(), TimeUnit.MILLISECONDS));
			if (!myTurn) {
				throw tooLong();
			}
			mine.complete(this.source.apply(question));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			mine.fail(tooLong());
		}
		catch (Throwable ex) {
			mine.fail(ex);
		}
		finally {
			if (myTurn) {
				this.turn.release();
			}
		}
	}

	private A await(Answer<A> answer) {
		try {
			return answer.found.isDone() ? answer.found.get()
					: waiting(() -> answer.found.get(millis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			throw tooLong();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw tooLong();
		}
	}

	private <T> T waiting(Wait<T> wait) throws InterruptedException, ExecutionException, TimeoutException {
		if (!this.waiting.tryAcquire()) {
			throw RequestException
				.unavailable("%s requests wait for Kafka's answer, which is the most".formatted(MAX_WAITING));
		}
		try {
			return wait.await();
		}
		finally {
			this.waiting.release();
		}
	}

	private long millis() {
		return this.patience.toMillis();
	}

	private RequestException tooLong() {
		return RequestException
			.unavailable("there was no answer within %s ms, others are waiting, too".formatted(millis()));
	}

	private interface Wait<T> {

		T await() throws InterruptedException, ExecutionException, TimeoutException;

	}

	private static final class Answer<A> {

		private final CompletableFuture<A> found = new CompletableFuture<>();

		private volatile long nanoTime;

		void complete(A answer) {
			this.nanoTime = System.nanoTime();
			this.found.complete(answer);
		}

		void fail(Throwable failure) {
			this.nanoTime = System.nanoTime();
			this.found.completeExceptionally(failure);
		}

		boolean isOlderThan(Duration age) {
			return this.found.isDone() && System.nanoTime() - this.nanoTime >= age.toNanos();
		}

	}

}
