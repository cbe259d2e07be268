package suite.streams.deadletter;

import java.util.Map;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends what has grown too large for {@code output-topic} to the dead letters and
 * continues; it is counted nevertheless. Everything else that can go wrong in the
 * topology is the fault of the state or the code, not of the record, and must stop it.
 */
public class OversizeRecordHandler implements ProcessingExceptionHandler {

	private DeadLetters deadLetters;

	@Override
	public void configure(Map<String, ?> config) {
		this.deadLetters = DeadLetters.from(config);
	}

	@Override
	public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
		return (exception instanceof RecordTooLargeException) ? Response.resume(this.deadLetters.of(context, exception))
				: Response.fail();
	}

}
