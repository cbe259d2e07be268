package suite.http.events;

import java.io.IOException;

/**
 * Sends the events of one stream, on a thread that it has for itself. It makes each event
 * when the client can take it, or keeps a bounded number; and it sends something every
 * few seconds, a comment if there is nothing else: that is how a client that has gone is
 * noticed.
 */
@FunctionalInterface
public interface EventSender {

	/**
	 * Sends until there is no more.
	 * @throws IOException if the client has gone
	 * @throws InterruptedException if the stream is to end before
	 */
	void send(EventStream stream) throws IOException, InterruptedException;

}
