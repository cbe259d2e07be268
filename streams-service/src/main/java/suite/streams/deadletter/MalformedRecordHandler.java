package suite.streams.deadletter;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sends what cannot be read or counted to the dead letters and continues. Kafka's
 * {@code LogAndContinueExceptionHandler} does so too, but logs a stack trace for each
 * record and fails on one without a timestamp.
 */
public class MalformedRecordHandler implements DeserializationExceptionHandler {

	private DeadLetters deadLetters;

	@Override
	public void configure(Map<String, ?> config) {
		this.deadLetters = DeadLetters.from(config);
	}

	@Override
	public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record,
			Exception exception) {
		return Response.resume(this.deadLetters.of(context, exception));
	}

}
