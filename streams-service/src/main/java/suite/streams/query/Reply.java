package suite.streams.query;

import org.jspecify.annotations.Nullable;

import suite.streams.store.LocalAnswer;
import suite.streams.store.Role;

/**
 * What came of asking one instance.
 *
 * @param instance its {@code host:port}
 * @param role as what it was asked
 * @param answer what it said, {@code null} if it did not answer
 * @param failure why not, {@code null} if it did
 */
record Reply(String instance, Role role, @Nullable LocalAnswer answer, @Nullable String failure) {

	static Reply answer(String instance, Role role, LocalAnswer answer) {
		return new Reply(instance, role, answer, null);
	}

	static Reply failure(String instance, Role role, String reason) {
		return new Reply(instance, role, null, reason);
	}
}
