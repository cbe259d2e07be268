package suite.consumer.listen;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.stereotype.Component;

import suite.consumer.consumption.Consumption;
import suite.consumer.deadletter.DeadLetterPublisher;

/**
 * Gives a record whose processing kept failing to the dead-letter topic, and returns when
 * that is acknowledged.
 */
@Component
class FailedRecordRecoverer implements ConsumerRecordRecoverer {

	private final DeadLetterPublisher deadLetters;

	private final Consumption consumption;

	FailedRecordRecoverer(DeadLetterPublisher deadLetters, Consumption consumption) {
		this.deadLetters = deadLetters;
		this.consumption = consumption;
	}

	@Override
	public void accept(ConsumerRecord<?, ?> record, Exception exception) {
		this.deadLetters.publish(record, reason(exception));
		this.consumption.received(new TopicPartition(record.topic(), record.partition()), 1, record.offset() + 1);
	}

	// What the processing threw, without the layers of the listener around it.
	private static Exception reason(Exception exception) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof BatchListenerFailedException && cause.getCause() instanceof Exception reason) {
				return reason;
			}
		}
		return exception;
	}

}
