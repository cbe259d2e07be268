package suite.kafka.access;

import java.util.Set;
import java.util.concurrent.CompletionException;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DenialTests {

	@Test
	void saysWhichRightIsNeeded() {
		Throwable denied = new CompletionException(
				new KafkaException("failed", new TopicAuthorizationException("Topic authorization failed.")));
		assertThat(Denial.reason(denied, "Write on topic a"))
			.isEqualTo("Kafka denies it, this service's user needs Write on topic a");
	}

	@Test
	void anyOtherFailureSpeaksForItself() {
		assertThat(Denial.reason(new TimeoutException("no answer"), "Write on topic a")).isEqualTo("no answer");
		assertThat(Denial.in(new TimeoutException("no answer"))).isEmpty();
	}

	@Test
	void readingNeedsTheTopicsOrTheGroup() {
		assertThat(Denial.in(new TopicAuthorizationException(Set.of("b", "a"))))
			.hasValueSatisfying((denial) -> assertThat(denial.reading("g")).isEqualTo("Read on topic a, b"));
		assertThat(Denial.in(new GroupAuthorizationException("Group authorization failed.")))
			.hasValueSatisfying((denial) -> assertThat(denial.reading("g")).isEqualTo("Read on group g"));
	}

}
