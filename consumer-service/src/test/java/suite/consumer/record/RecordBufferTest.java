package suite.consumer.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

import suite.consumer.Records;

import static org.assertj.core.api.Assertions.assertThat;

class RecordBufferTest {

	private static final long ONE_MEGABYTE = 1024 * 1024;

	@Test
	void keepsTheNewestOfABatchLargerThanItself() {
		RecordBuffer buffer = new RecordBuffer(3, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 100));
		assertThat(offsets(buffer, 10)).containsExactly(99L, 98L, 97L);
	}

	@Test
	void letsTheOldestGo() {
		RecordBuffer buffer = new RecordBuffer(3, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 2));
		buffer.add(List.of(Records.record("output-topic", 7, null, "A"), Records.record("output-topic", 8, null, "B")));
		assertThat(offsets(buffer, 10)).containsExactly(8L, 7L, 1L);
	}

	@Test
	void isBoundedInBytes() {
		RecordBuffer buffer = new RecordBuffer(1000, 10_000);
		for (int offset = 0; offset < 100; offset++) {
			buffer.add(List.of(Records.record("output-topic", offset, "key", "x".repeat(4000))));
		}
		assertThat(offsets(buffer, 10)).containsExactly(99L, 98L);
	}

	@Test
	void keepsNothingOfARecordThatIsLargerThanAll() {
		RecordBuffer buffer = new RecordBuffer(1000, 10_000);
		buffer.add(List.of(Records.record("output-topic", 1, "key", "x".repeat(20_000))));
		assertThat(offsets(buffer, 10)).isEmpty();
		buffer.add(List.of(Records.record("output-topic", 2, "key", "small")));
		assertThat(offsets(buffer, 10)).containsExactly(2L);
	}

	@Test
	void countsHeadersAndLetsGoOfTheirFetch() {
		ConsumerRecord<byte[], byte[]> record = Records.record("output-topic", 0, "key", "value");
		record.headers().add("run-id", new byte[1000]);
		assertThat(RecordSize.of(record)).isEqualTo(RecordSize.OVERHEAD + 3 + 5 + 6 + 1000);
	}

	@Test
	void letsGoOfAFetchOnceItsRecordsAreWeighed() {
		byte[] fetch = utf8("run-id=a");
		ConsumerRecord<byte[], byte[]> record = withHeaderIn(fetch, "value");
		RecordBuffer buffer = new RecordBuffer(3, ONE_MEGABYTE);
		buffer.add(List.of(record));
		buffer.weigh();
		fetch[7] = 'b';
		assertThat(record.headers().lastHeader("run-id").value()).isEqualTo(utf8("a"));
	}

	@Test
	void keepsWhatWasWeighedBeforeASmallBatch() {
		RecordBuffer buffer = new RecordBuffer(3, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 5));
		buffer.weigh();
		buffer.add(List.of(Records.record("output-topic", 7, null, "A")));
		assertThat(offsets(buffer, 10)).containsExactly(7L, 4L, 3L);
	}

	@Test
	void weighsAtOnceWhatIsTooMuch() {
		byte[] fetch = utf8("run-id=a");
		ConsumerRecord<byte[], byte[]> record = withHeaderIn(fetch, "x".repeat(20_000));
		new RecordBuffer(1000, 10_000).add(List.of(record));
		fetch[7] = 'b';
		assertThat(record.headers().lastHeader("run-id").value()).isEqualTo(utf8("a"));
	}

	@Test
	void givesTheNewestThatMatch() {
		RecordBuffer buffer = new RecordBuffer(100, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 10));
		assertThat(buffer.newest((record) -> record.offset() % 2 == 0, 2)).extracting(ConsumerRecord::offset)
			.containsExactly(8L, 6L);
	}

	private static ConsumerRecord<byte[], byte[]> withHeaderIn(byte[] fetch, String value) {
		ConsumerRecord<byte[], byte[]> record = Records.record("output-topic", 0, "key", value);
		record.headers().add(new RecordHeader(ByteBuffer.wrap(fetch, 0, 6), ByteBuffer.wrap(fetch, 7, 1)));
		return record;
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static List<Long> offsets(RecordBuffer buffer, int limit) {
		return buffer.newest((record) -> true, limit).stream().map(ConsumerRecord::offset).toList();
	}

}
