package suite.lab.scenario;

import java.util.concurrent.TimeUnit;

/**
 * The pause between two looks at something that goes on.
 */
final class Pause {

	private static final long MILLIS = 50;

	private Pause() {
	}

	static void brief() {
		of(MILLIS);
	}

	static void of(long millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
