package suite.streams.query;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.streams.store.LocalAnswer;
import suite.streams.store.LocalStore;
import suite.streams.store.QuerySettings;
import suite.streams.store.QueryWork;
import suite.streams.store.Role;
import suite.streams.store.WindowQuery;

/**
 * Sends a query to several instances at the same time, to this one without a detour over
 * HTTP. Thread-safe.
 */
@Component
class QueryFanOut implements AutoCloseable {

	private static final int THREADS_PER_QUERY = 4;

	private static final int MAX_WAITING = 1000;

	private final LocalStore local;

	private final Peers peers;

	private final Duration timeout;

	private final ThreadPoolExecutor executor;

	QueryFanOut(LocalStore local, Peers peers, QuerySettings settings) {
		this.local = local;
		this.peers = peers;
		this.timeout = settings.timeout();
		int threads = THREADS_PER_QUERY * settings.maxConcurrent();
		CustomizableThreadFactory factory = new CustomizableThreadFactory("ask-instance-");
		factory.setDaemon(true);
		this.executor = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(MAX_WAITING), factory);
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Asks each instance for its partitions, and waits until all have replied or the
	 * timeout is over.
	 * @param work what it is done for, and for how long
	 * @param self the address of this instance
	 * @param holders whom to ask for what
	 * @return a reply for each of them
	 */
	List<Reply> ask(QueryWork work, String self, WindowQuery query, Role role, Map<String, Set<Integer>> holders) {
		Map<String, Future<LocalAnswer>> answers = new TreeMap<>();
		holders.forEach((address, partitions) -> {
			if (!address.equals(self)) {
				answers.put(address, submit(() -> this.peers.ask(work, address, query, partitions, role)));
			}
		});
		Duration time = (work.left().compareTo(this.timeout) < 0) ? work.left() : this.timeout;
		long deadline = System.nanoTime() + time.toNanos();
		try {
			if (holders.containsKey(self)) {
				// Here: it must not wait for threads that others keep busy.
				answers.put(self, now(() -> this.local.read(work, query, holders.get(self), role)));
			}
			List<Reply> replies = new ArrayList<>();
			answers.forEach((address, answer) -> replies.add(reply(address, role, answer, deadline)));
			return replies;
		}
		finally {
			answers.values().forEach((answer) -> answer.cancel(true));
		}
	}

	private Reply reply(String address, Role role, Future<LocalAnswer> answer, long deadline) {
		try {
			return Reply.answer(address, role, answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
		}
		catch (ExecutionException ex) {
			return Reply.failure(address, role, reason(Objects.requireNonNullElse(ex.getCause(), ex)));
		}
		catch (TimeoutException ex) {
			return Reply.failure(address, role, "no answer within " + this.timeout.toMillis() + " ms");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Reply.failure(address, role, "interrupted");
		}
	}

	private Future<LocalAnswer> submit(Callable<LocalAnswer> question) {
		try {
			return this.executor.submit(question);
		}
		catch (RejectedExecutionException ex) {
			return CompletableFuture.failedFuture(RequestException.unavailable("too many instances are being asked"));
		}
	}

	private static Future<LocalAnswer> now(Callable<LocalAnswer> question) {
		FutureTask<LocalAnswer> task = new FutureTask<>(question);
		task.run();
		return task;
	}

	private static String reason(Throwable cause) {
		if (cause instanceof ConnectException) {
			return "no connection";
		}
		if (cause instanceof IOException || cause instanceof RequestException) {
			return (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
		}
		throw (cause instanceof RuntimeException unexpected) ? unexpected : new IllegalStateException(cause);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
