package suite.producer.publish;

import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;

import suite.producer.send.SendException;

/**
 * The memory that requests may hold together while Kafka has not acknowledged them. When
 * it is taken, further requests are refused at once instead of piling up: an outage or an
 * overload costs its callers an answer, not the service its heap. Thread-safe.
 */
@Component
class RequestMemory {

	/** What a request takes beside its body: a thread, buffers, a send that waits. */
	private static final int OVERHEAD = 64 * 1024;

	/** A body's objects take some six times its bytes: parsed, encoded, waited for. */
	private static final int EXPANSION = 6;

	private final Semaphore kilobytes;

	private final int maxKilobytes;

	RequestMemory(PublishSettings settings) {
		this.maxKilobytes = (int) settings.memory().toKilobytes();
		this.kilobytes = new Semaphore(this.maxKilobytes);
	}

	/**
	 * Takes what a request with a body of that size needs.
	 * @param bytes the body's size, or of an upload what is held of it at a time
	 * @return what was taken, to be given back
	 * @throws SendException {@link SendException.Outcome#NOT_SENT} if there is not enough
	 */
	int take(long bytes) {
		int needed = (int) Math.min(this.maxKilobytes, (OVERHEAD + EXPANSION * bytes) / 1024);
		if (!this.kilobytes.tryAcquire(needed)) {
			throw new SendException(SendException.Outcome.NOT_SENT,
					"not sent: requests that wait for Kafka hold all of suite.producer.publish.memory", null);
		}
		return needed;
	}

	void giveBack(int taken) {
		this.kilobytes.release(taken);
	}

}
