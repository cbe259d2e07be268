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
	 * Takes what a request needs before anything of its body has come.
	 * @throws SendException {@link SendException.Outcome#NOT_SENT} if there is not enough
	 */
	Share take() {
		Share share = new Share();
		share.growTo(0);
		return share;
	}

	/**
	 * What one request has taken; given back when it is closed. Used by one thread at a
	 * time.
	 */
	class Share implements AutoCloseable {

		private int taken;

		/**
		 * Takes what is needed for a body of that size: as it comes, so that a body that
		 * stalls holds no more than has come of it.
		 * @throws SendException {@link SendException.Outcome#NOT_SENT} if there is not
		 * enough
		 */
		void growTo(long bytes) {
			int needed = (int) Math.min(RequestMemory.this.maxKilobytes, (OVERHEAD + EXPANSION * bytes) / 1024);
			if (needed > this.taken && !RequestMemory.this.kilobytes.tryAcquire(needed - this.taken)) {
				throw new SendException(SendException.Outcome.NOT_SENT,
						"not sent: requests that wait for Kafka hold all of suite.producer.publish.memory", null);
			}
			this.taken = Math.max(this.taken, needed);
		}

		int kilobytes() {
			return this.taken;
		}

		@Override
		public void close() {
			RequestMemory.this.kilobytes.release(this.taken);
			this.taken = 0;
		}

	}

}
