package suite.producer.publish;

/**
 * Lets others have their turn. A virtual thread keeps its processor until it waits for
 * something: without this, two large bodies could keep all other requests waiting while
 * they are read. Used by one thread.
 */
final class Turns {

	private static final int STEPS = 256;

	private int steps;

	/** Has done a small part of much work. */
	void next() {
		if (++this.steps % STEPS == 0) {
			Thread.yield();
		}
	}

}
