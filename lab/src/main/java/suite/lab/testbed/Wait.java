package suite.lab.testbed;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import suite.launcher.service.RunningService;
import suite.launcher.service.SuiteException;

/**
 * Waits, for a time or for something to become true.
 */
public final class Wait {

	private Wait() {
	}

	/**
	 * Lets time pass.
	 * @param millis how much
	 * @throws SuiteException when interrupted
	 */
	public static void millis(long millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SuiteException("Interrupted", ex);
		}
	}

	/**
	 * Waits for something to become true.
	 * @param what for the message when it does not
	 * @param seconds how long it may take
	 * @param condition asked ten times a second
	 * @throws SuiteException when it takes longer
	 */
	public static void until(String what, long seconds, BooleanSupplier condition) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new SuiteException("Waited %d s for %s in vain".formatted(seconds, what));
			}
			RunningService.pause();
		}
	}

}
