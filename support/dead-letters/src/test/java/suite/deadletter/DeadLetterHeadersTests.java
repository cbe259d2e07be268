package suite.deadletter;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DeadLetterHeadersTests {

	private final Headers came = new RecordHeaders().add("run-id", bytes("run 1"));

	@Test
	void sayWhereFromAndWhy() {
		Headers headers = of(new IllegalStateException("broken"));
		assertThat(text(headers, "run-id")).isEqualTo("run 1");
		assertThat(text(headers, "kafka_dlt-original-topic")).isEqualTo("input-topic");
		assertThat(number(headers, "kafka_dlt-original-partition")).isEqualTo(3);
		assertThat(number(headers, "kafka_dlt-original-offset")).isEqualTo(42);
		assertThat(number(headers, "kafka_dlt-original-timestamp")).isEqualTo(1_700_000_000_123L);
		assertThat(text(headers, "kafka_dlt-original-timestamp-type")).isEqualTo("CreateTime");
		assertThat(text(headers, "kafka_dlt-exception-fqcn")).isEqualTo("java.lang.IllegalStateException");
		assertThat(text(headers, "kafka_dlt-exception-message")).isEqualTo("broken");
		assertThat(headers.lastHeader("kafka_dlt-exception-stacktrace")).isNull();
		assertThat(this.came).hasSize(1);
	}

	@Test
	void cutALongReasonAndTellOneThatSaysNothing() {
		assertThat(text(of(new IllegalStateException("x".repeat(5000))), "kafka_dlt-exception-message")).hasSize(1001)
			.endsWith("…");
		assertThat(text(of(new IllegalStateException()), "kafka_dlt-exception-message"))
			.isEqualTo("java.lang.IllegalStateException");
	}

	@Test
	void logNothingOfWhatSomebodyElseHasSent(CapturedOutput output) {
		this.came.add("springDeserializerExceptionValue", bytes("forged"));
		assertThat(text(of(new IllegalStateException("broken")), "springDeserializerExceptionValue"))
			.isEqualTo("forged");
		assertThat(output).doesNotContain("attack");
	}

	@ParameterizedTest
	@CsvSource({ ", 1", "0, 1", "1, 2", "99999999999999999999, 1", "-7, 1", "many, 1" })
	void countReplaysAndLeaveOutWhereFromAndWhy(String before, String after) {
		if (before != null) {
			this.came.add("replay-attempts", bytes(before));
		}
		Headers replayed = DeadLetterHeaders.replayed(of(new IllegalStateException("broken")));
		assertThat(text(replayed, "run-id")).isEqualTo("run 1");
		assertThat(text(replayed, "replay-attempts")).isEqualTo(after);
		assertThat(replayed).hasSize(2);
	}

	private Headers of(Exception reason) {
		return DeadLetterHeaders.of(new ConsumerRecord<>("input-topic", 3, 42, 1_700_000_000_123L,
				TimestampType.CREATE_TIME, 0, 0, new byte[0], new byte[0], this.came, Optional.empty()), reason);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(Headers headers, String name) {
		return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
	}

	private static long number(Headers headers, String name) {
		return new BigInteger(headers.lastHeader(name).value()).longValueExact();
	}

}
