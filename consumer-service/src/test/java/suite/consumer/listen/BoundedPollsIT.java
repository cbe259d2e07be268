package suite.consumer.listen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.ConsumerFactory;

import suite.consumer.ConsumerIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class BoundedPollsIT extends ConsumerIntegrationTest {

	private static final int COUNT = 40;

	@Autowired
	private ConsumerFactory<byte[], byte[]> consumers;

	private final String topic = "bounded-polls-" + uniqueKey();

	@Test
	void takeFewRecordsWhoseValuesAreLarge(CapturedOutput output) throws Exception {
		assertThat(polls(new ProducerRecord<>(this.topic, 0, new byte[] { 1 }, new byte[1_000_000])))
			.allSatisfy((records) -> assertThat(records).isBetween(1, 17));
		assertThat(output).doesNotContain("Deserializers with error");
	}

	@Test
	void takeFewRecordsWithManyHeaders() throws Exception {
		assertThat(polls(new ProducerRecord<>(this.topic, 0, (byte[]) null, new byte[] { 1 }, headers())))
			.allSatisfy((records) -> assertThat(records).isBetween(1, 2));
	}

	@Test
	void takeFewRecordsWithAKeyAndNothingButHeaders() throws Exception {
		assertThat(polls(new ProducerRecord<>(this.topic, 0, new byte[] { 1 }, (byte[]) null, headers())))
			.allSatisfy((records) -> assertThat(records).isBetween(1, 2));
	}

	private static Iterable<Header> headers() {
		Header empty = new RecordHeader("", new byte[0]);
		return new RecordHeaders(IntStream.range(0, 100_000).mapToObj((number) -> empty).toArray(Header[]::new));
	}

	private List<Integer> polls(ProducerRecord<byte[], byte[]> record) throws Exception {
		TestKafka.createTopic(this.topic, 1);
		send(record);
		TopicPartition partition = new TopicPartition(this.topic, 0);
		List<Integer> counts = new ArrayList<>();
		try (Consumer<byte[], byte[]> consumer = this.consumers.createConsumer()) {
			consumer.assign(List.of(partition));
			consumer.seek(partition, 0);
			for (long next = 0; next < COUNT;) {
				ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
				for (ConsumerRecord<byte[], byte[]> each : records) {
					assertThat(each.offset()).isEqualTo(next++);
				}
				if (!records.isEmpty()) {
					counts.add(records.count());
				}
			}
		}
		return counts;
	}

	private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers",
				TestKafka.bootstrapServers(), "compression.type", "zstd", "linger.ms", "100"),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			List<Future<?>> sent = new ArrayList<>();
			for (int number = 0; number < COUNT; number++) {
				sent.add(producer.send(record));
			}
			for (Future<?> each : sent) {
				each.get(30, TimeUnit.SECONDS);
			}
		}
	}

}
