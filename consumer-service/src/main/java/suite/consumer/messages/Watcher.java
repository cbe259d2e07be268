package suite.consumer.messages;

import java.io.IOException;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Who watches the live tail. Told by one thread; an {@link IOException} says that nobody
 * watches any more, an {@link InterruptedException} that it is time to end.
 */
interface Watcher {

	/** It begins. */
	void begin() throws IOException, InterruptedException;

	/** There is a message. */
	void message(ConsumerRecord<byte[], byte[]> record) throws IOException, InterruptedException;

	/** There were messages that found no room. */
	void skipped(long count) throws IOException, InterruptedException;

	/** What the watcher has seen last is not remembered: something may be missing. */
	void forgotten() throws IOException, InterruptedException;

	/** There was no message for a while. */
	void nothingNew() throws IOException, InterruptedException;

}
