package suite.lab.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does the same on several connections at the same time, each with a thread.
 */
final class Connections {

	private Connections() {
	}

	/**
	 * Works and waits for all.
	 * @param path for the message when one fails
	 * @param connections how many
	 * @param work of each
	 * @return what each returned
	 * @throws IllegalStateException when one fails; the others are interrupted
	 */
	static <T> List<T> each(String path, int connections, Callable<T> work) {
		ExecutorService threads = Executors.newFixedThreadPool(connections);
		try {
			List<Future<T>> futures = new ArrayList<>();
			for (int i = 0; i < connections; i++) {
				futures.add(threads.submit(work));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> future : futures) {
				results.add(future.get());
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("POST %s: %s".formatted(path, ex.getCause().getMessage()), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			threads.shutdownNow();
		}
	}

}
