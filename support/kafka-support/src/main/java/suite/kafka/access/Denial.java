package suite.kafka.access;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * That Kafka denied something. Its own messages do not say which right was missing, and
 * often not on what.
 *
 * @param cause what Kafka said
 */
public record Denial(AuthorizationException cause) {

	/**
	 * Looks for a denial among a failure and its causes.
	 * @return empty if the failure is something else
	 */
	public static Optional<Denial> in(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof AuthorizationException denied) {
				return Optional.of(new Denial(denied));
			}
		}
		return Optional.empty();
	}

	/**
	 * Why something failed.
	 * @param right what it takes, such as {@code Write on topic test-topic}
	 * @return that the right is needed, or what the failure says if it is something else
	 */
	public static String reason(Throwable failure, String right) {
		return in(failure).map((denial) -> needs(right)).orElseGet(() -> String.valueOf(failure.getMessage()));
	}

	/**
	 * What there is to do.
	 * @param rights which would have been needed
	 */
	public static String needs(String rights) {
		return "Kafka denies it, this service's user needs " + rights;
	}

	/**
	 * The topics that were denied, as far as Kafka named them.
	 */
	public Set<String> topics() {
		return (this.cause instanceof TopicAuthorizationException topic) ? new TreeSet<>(topic.unauthorizedTopics())
				: Set.of();
	}

	/**
	 * Whether a group was denied.
	 */
	public boolean isOfGroup() {
		return this.cause instanceof GroupAuthorizationException;
	}

	/**
	 * Whether a transactional id was denied.
	 */
	public boolean isOfTransactionalId() {
		return this.cause instanceof TransactionalIdAuthorizationException;
	}

	/**
	 * The right that reading needed.
	 * @param group that reads
	 */
	public String reading(String group) {
		return isOfGroup() ? "Read on group " + group : "Read on topic " + String.join(", ", topics());
	}
}
