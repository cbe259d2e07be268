package suite.streams.topology;

import org.apache.kafka.common.errors.SerializationException;

/**
 * A key or a value is not UTF-8. Without a stack trace: it says nothing about the record,
 * and a flood of such records must stay cheap.
 */
public class MalformedTextException extends SerializationException {

	private static final long serialVersionUID = 1L;

	MalformedTextException(String message) {
		super(message);
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
