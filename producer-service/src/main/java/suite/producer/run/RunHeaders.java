package suite.producer.run;

import java.util.Iterator;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Headers of one record, shared with all others of its run until somebody changes them,
 * as a producer interceptor may. Used by one thread.
 */
final class RunHeaders implements Headers {

	private final Header[] shared;

	// Null as long as they are the shared ones.
	private @Nullable RecordHeaders own;

	/**
	 * Headers that begin as the shared ones.
	 * @param shared never changed, not by Kafka's producer either, which only reads what
	 * {@link #toArray} gives it
	 */
	RunHeaders(Header[] shared) {
		this.shared = shared;
	}

	private RecordHeaders own() {
		if (this.own == null) {
			this.own = new RecordHeaders(this.shared);
		}
		return this.own;
	}

	@Override
	public Headers add(Header header) {
		own().add(header);
		return this;
	}

	@Override
	public Headers add(String key, byte[] value) {
		return add(new RecordHeader(key, value));
	}

	@Override
	public Headers remove(String key) {
		own().remove(key);
		return this;
	}

	@Override
	public Header lastHeader(String key) {
		return own().lastHeader(key);
	}

	@Override
	public Iterable<Header> headers(String key) {
		return own().headers(key);
	}

	@Override
	public Header[] toArray() {
		return (this.own != null) ? this.own.toArray() : this.shared;
	}

	@Override
	public Iterator<Header> iterator() {
		return own().iterator();
	}

}
