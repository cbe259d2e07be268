package suite.producer.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import suite.message.Message;
import suite.message.MessageCodec;
import suite.message.Topics;
import suite.producer.send.Acks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MessageGeneratorTests {

	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 5000 })
	void eachMessageIsTheOneOfTheCaseAndItsKeyIsItsUser(int users) {
		MessageGenerator generator = generator(users);
		for (int id : new int[] { 0, 7, 999, 1000, 4999, 5000, 123_456_789 }) {
			ProducerRecord<byte[], byte[]> record = generator.record(id, System.nanoTime());
			Message message = MessageCodec.decode(record.value());
			assertThat(message.id()).isEqualTo(id);
			assertThat(message.value()).isEqualTo(id * 10L);
			assertThat(message.timestamp()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
			assertThat(message.userId()).isEqualTo("user_" + id % users);
			assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo(message.userId());
		}
	}

	@Test
	void eachRecordCarriesTheRunInHeadersOfItsOwn() {
		MessageGenerator generator = generator(10);
		ProducerRecord<byte[], byte[]> first = generator.record(0, System.nanoTime());
		first.headers().add("other", new byte[0]);
		assertThat(first.headers().toArray()).extracting(Header::key).containsExactly(Topics.RUN_ID_HEADER, "other");
		first.headers().remove(Topics.RUN_ID_HEADER);
		assertThat(first.headers()).extracting(Header::key).containsExactly("other");
		assertThat(generator.record(1, System.nanoTime()).headers().toArray()).singleElement()
			.satisfies((header) -> assertThat(header.key()).isEqualTo(Topics.RUN_ID_HEADER))
			.satisfies((header) -> assertThat(header.value()).asString(StandardCharsets.UTF_8).isEqualTo("the-run"));
	}

	@Test
	void aRecordShowsTheMessageItIsMadeFor() {
		MessageGenerator generator = generator(10);
		generator.record(0, System.nanoTime());
		ProducerRecord<byte[], byte[]> record = generator.record(1, System.nanoTime());
		assertThat(record)
			.hasToString(new ProducerRecord<>(Topics.TEST, null, null, record.key(), record.value(), record.headers())
				.toString());
	}

	private static MessageGenerator generator(int users) {
		return new MessageGenerator(new RunPlan(100, 0, users, Topics.TEST, Acks.ALL), "the-run");
	}

}
