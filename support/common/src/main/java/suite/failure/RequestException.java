package suite.failure;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A request that gets no answer. Its text names the value, the place and what would be
 * right; callers read it. Without a stack trace: it is answered, and there can be one for
 * each of many records.
 */
public class RequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** What kind of failure it is. */
	public enum Kind {

		/** The request asks for something that cannot be. */
		INVALID,
		/** It asks for something that is not there, or no longer. */
		NOT_FOUND,
		/** It, or a record in it, is larger than allowed. */
		TOO_LARGE,
		/** It did not come in time. */
		STALLED,
		/** Its caller takes more than its share. Later it may be answered. */
		TOO_MANY,
		/** The service, or what it needs, is short or away. Later it may be answered. */
		UNAVAILABLE,
		/** Kafka refused it, and would do so again. */
		REFUSED

	}

	private final Kind kind;

	/**
	 * A failure.
	 * @param detail what is wrong, and what would be right
	 * @param cause what came before it, if anything
	 */
	protected RequestException(Kind kind, String detail, @Nullable Throwable cause) {
		super(detail, cause, false, false);
		this.kind = kind;
	}

	/** The request asks for something that cannot be. */
	public static RequestException invalid(String detail) {
		return of(Kind.INVALID, detail);
	}

	/** The request asks for something that is not there. */
	public static RequestException notFound(String detail) {
		return of(Kind.NOT_FOUND, detail);
	}

	/** The request is larger than allowed. */
	public static RequestException tooLarge(String detail) {
		return of(Kind.TOO_LARGE, detail);
	}

	/** The caller takes more than its share. */
	public static RequestException tooMany(String detail) {
		return of(Kind.TOO_MANY, detail);
	}

	/** The service, or what it needs, is short or away. */
	public static RequestException unavailable(String detail) {
		return of(Kind.UNAVAILABLE, detail);
	}

	private static RequestException of(Kind kind, String detail) {
		return new RequestException(kind, detail, null);
	}

	public Kind kind() {
		return this.kind;
	}

	/** What is wrong, and what would be right. */
	@Override
	public String getMessage() {
		return Objects.requireNonNull(super.getMessage());
	}

	/** What else the answer says, by name, in types that JSON has. */
	public Map<String, Object> properties() {
		return Map.of();
	}

}
