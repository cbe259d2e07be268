package suite.streams.query;

import java.io.IOException;
import java.util.Collection;

import suite.streams.store.LocalAnswer;
import suite.streams.store.QueryWork;
import suite.streams.store.Role;
import suite.streams.store.WindowQuery;

/**
 * The other instances. Thread-safe.
 */
public interface Peers {

	/**
	 * Asks one instance.
	 * @param work what it is done for, and for how long
	 * @param address its {@code host:port}
	 * @param partitions what of its counts is wanted
	 * @param role as what it holds them
	 * @throws IOException if it may not be asked, doesn't answer, or not with what it was
	 * asked for
	 * @throws InterruptedException if the caller no longer waits
	 */
	LocalAnswer ask(QueryWork work, String address, WindowQuery query, Collection<Integer> partitions, Role role)
			throws IOException, InterruptedException;

}
