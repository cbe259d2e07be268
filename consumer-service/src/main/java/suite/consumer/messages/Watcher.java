package suite.consumer.messages;

import java.io.IOException;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Who watches the live tail. Told by one thread; an {@link IOException} says that nobody
 * watches any more.
 */
interface Watcher {

	/** It begins. */
	void begin() throws IOException;

	/** There is a message. */
	void message(ConsumerRecord<byte[], byte[]> record) throws IOException;

	/** There were messages that found no room. */
	void skipped(long count) throws IOException;

	/** What the watcher has seen last is not remembered: something may be missing. */
	void forgotten() throws IOException;

	/** There was no message for a while. */
	void nothingNew() throws IOException;

	/** There will be no more messages. */
	void end();

}
