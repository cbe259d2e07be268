package suite.producer.send;

import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

import suite.producer.send.SendException.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class SendExceptionTests {

	@Test
	void aTimeoutBeforeSendingIsNotSentAndOneAfterIsUnknown() {
		assertThat(SendException.beforeSending(new TimeoutException("no metadata")).outcome())
			.isEqualTo(Outcome.NOT_SENT);
		assertThat(SendException.afterSending(new TimeoutException("expired")).outcome()).isEqualTo(Outcome.UNKNOWN);
	}

	@Test
	void whatMayHaveBeenAppendedIsUnknown() {
		assertThat(SendException.afterSending(new NotEnoughReplicasAfterAppendException("one left")).outcome())
			.isEqualTo(Outcome.UNKNOWN);
	}

	@Test
	void whatTheBrokerRefusesIsDefinite() {
		assertThat(SendException.afterSending(new RecordTooLargeException()).outcome()).isEqualTo(Outcome.TOO_LARGE);
		assertThat(SendException.afterSending(new TopicAuthorizationException("test-topic")).outcome())
			.isEqualTo(Outcome.REFUSED);
	}

}
