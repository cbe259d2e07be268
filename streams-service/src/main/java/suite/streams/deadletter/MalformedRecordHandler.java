package suite.streams.deadletter;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sends what cannot be read or counted to the dead letters and continues. Kafka's
 * {@code LogAndContinueExceptionHandler} does so too, but logs a stack trace for each
 * record and fails on one without a timestamp. spring-kafka's
 * {@code RecoveringDeserializationExceptionHandler} writes the same headers, but also a
 * stack trace of kilobytes, and has no bound: a dead letter that its topic refuses would
 * stop the topology, each time again. It neither counts nor logs, and its dead letters do
 * not keep the time of their records.
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
		return Response.resume(this.deadLetters.of(record, exception));
	}

}
