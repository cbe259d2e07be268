package suite.streams.deadletter;

import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends what has grown too large for {@code output-topic} to the dead letters and
 * continues; it is counted nevertheless. Everything else that can go wrong in the
 * topology is the fault of the state or the code, not of the record, and must stop it:
 * spring-kafka's {@code RecoveringProcessingExceptionHandler} would send all of that to
 * the dead letters, too.
 */
public class OversizeRecordHandler implements ProcessingExceptionHandler {

	private DeadLetters deadLetters;

	@Override
	public void configure(Map<String, ?> config) {
		this.deadLetters = DeadLetters.from(config);
	}

	@Override
	public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
		return (exception instanceof RecordTooLargeException)
				? Response.resume(this.deadLetters.of(source(context), exception)) : Response.fail();
	}

	private static ConsumerRecord<byte[], byte[]> source(ErrorHandlerContext context) {
		return new ConsumerRecord<>(context.topic(), context.partition(), context.offset(), context.timestamp(),
				TimestampType.NO_TIMESTAMP_TYPE, ConsumerRecord.NULL_SIZE, ConsumerRecord.NULL_SIZE,
				context.sourceRawKey(), context.sourceRawValue(), context.headers(), Optional.empty());
	}

}
