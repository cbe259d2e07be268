package suite.producer.publish;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.producer.send.SendException;

/**
 * The memory that requests may hold together. When it is taken, further requests are
 * refused at once instead of piling up: an outage or an overload costs its callers an
 * answer, not the service its heap. A quarter is left to small requests: whoever sends or
 * reads a large one slowly keeps no single message out. Thread-safe.
 */
@Component
class RequestMemory {

	/** What a request takes beside its body: a thread, buffers, a send that waits. */
	private static final int OVERHEAD = 64 * 1024;

	/** A request is small that takes no more. */
	private static final int SMALL = 2 * OVERHEAD;

	private final long max;

	private final long maxOfLarge;

	private final AtomicLong free;

	RequestMemory(PublishSettings settings) {
		this.max = settings.memory().toBytes();
		this.maxOfLarge = this.max / 4 * 3;
		this.free = new AtomicLong(this.max);
	}

	/**
	 * Takes what a request needs before anything of its body has come.
	 * @throws SendException {@link SendException.Outcome#NOT_SENT} if there is not enough
	 */
	Share take() {
		Share share = new Share();
		share.need(0);
		return share;
	}

	private boolean tryTake(long bytes, boolean small) {
		long floor = small ? 0 : this.max - this.maxOfLarge;
		long found = this.free.get();
		while (found - bytes >= floor) {
			if (this.free.compareAndSet(found, found - bytes)) {
				return true;
			}
			found = this.free.get();
		}
		return false;
	}

	/**
	 * What one request has taken; given back when it is closed. Used by one thread at a
	 * time.
	 */
	class Share implements AutoCloseable {

		private long taken;

		/**
		 * Takes what is needed to hold so much beside the overhead, if that is more than
		 * was taken: as it comes, so that a body that stalls holds no more than has come
		 * of it.
		 * @throws SendException {@link SendException.Outcome#NOT_SENT} if there is not
		 * enough
		 * @throws RequestException if there never can be
		 */
		void need(long bytes) {
			long needed = OVERHEAD + bytes;
			if (needed > RequestMemory.this.maxOfLarge) {
				throw RequestException.tooLarge(
						"the body takes more memory than all bodies may; send it in parts, or as application/x-ndjson, "
								+ "or raise suite.producer.publish.memory");
			}
			if (needed > this.taken) {
				if (!tryTake(needed - this.taken, needed <= SMALL)) {
					throw new SendException(SendException.Outcome.NOT_SENT,
							"not sent: requests that wait for Kafka hold all of suite.producer.publish.memory", null);
				}
				this.taken = needed;
			}
		}

		/**
		 * Gives back what is not needed any more to hold so much.
		 */
		void onlyNeed(long bytes) {
			long surplus = Math.max(0, this.taken - OVERHEAD - bytes);
			this.taken -= surplus;
			RequestMemory.this.free.addAndGet(surplus);
		}

		/** What was taken, in bytes. */
		long taken() {
			return this.taken;
		}

		@Override
		public void close() {
			RequestMemory.this.free.addAndGet(this.taken);
			this.taken = 0;
		}

	}

}
