package suite.consumer.messages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

import suite.consumer.Records;
import suite.kafka.poll.BoundedPolls;
import suite.kafka.record.RecordSize;

import static org.assertj.core.api.Assertions.assertThat;

class RecordBufferTests {

	private static final long ONE_MEGABYTE = 1024 * 1024;

	@Test
	void keepsTheNewestOfABatchLargerThanItself() {
		RecordBuffer buffer = buffer(3, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 100));
		assertThat(offsets(buffer, 10)).containsExactly(99L, 98L, 97L);
	}

	@Test
	void letsTheOldestGo() {
		RecordBuffer buffer = buffer(3, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 2));
		buffer.add(List.of(Records.record("output-topic", 7, null, "A"), Records.record("output-topic", 8, null, "B")));
		assertThat(offsets(buffer, 10)).containsExactly(8L, 7L, 1L);
	}

	@Test
	void isBoundedInBytes() {
		RecordBuffer buffer = buffer(1000, 10_000);
		for (int offset = 0; offset < 100; offset++) {
			buffer.add(List.of(Records.record("output-topic", offset, "key", "x".repeat(4000))));
		}
		assertThat(offsets(buffer, 10)).containsExactly(99L, 98L);
	}

	@Test
	void keepsNothingOfARecordThatIsLargerThanAll() {
		RecordBuffer buffer = buffer(1000, 10_000);
		buffer.add(List.of(Records.record("output-topic", 1, "key", "x".repeat(20_000))));
		assertThat(offsets(buffer, 10)).isEmpty();
		buffer.add(List.of(Records.record("output-topic", 2, "key", "small")));
		assertThat(offsets(buffer, 10)).containsExactly(2L);
	}

	@Test
	void countsHeadersAndLetsGoOfTheirFetch() {
		ConsumerRecord<byte[], byte[]> record = Records.record("output-topic", 0, "key", "value");
		record.headers().add("run-id", new byte[1000]);
		assertThat(RecordSize.of(record))
			.isEqualTo(BoundedPolls.RECORD_OVERHEAD + 3 + 5 + BoundedPolls.HEADER_OVERHEAD + 6 + 1000);
	}

	@Test
	void letsGoOfAFetchOnceItsRecordsAreWeighed() {
		byte[] fetch = utf8("run-id=a");
		ConsumerRecord<byte[], byte[]> record = withHeaderIn(fetch, "value");
		RecordBuffer buffer = buffer(3, ONE_MEGABYTE);
		buffer.add(List.of(record));
		buffer.weigh();
		fetch[7] = 'b';
		assertThat(record.headers().lastHeader("run-id").value()).isEqualTo(utf8("a"));
	}

	@Test
	void keepsWhatWasWeighedBeforeASmallBatch() {
		RecordBuffer buffer = buffer(3, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 5));
		buffer.weigh();
		buffer.add(List.of(Records.record("output-topic", 7, null, "A")));
		assertThat(offsets(buffer, 10)).containsExactly(7L, 4L, 3L);
	}

	@Test
	void weighsAtOnceWhatIsTooMuch() {
		byte[] fetch = utf8("run-id=a");
		ConsumerRecord<byte[], byte[]> record = withHeaderIn(fetch, "x".repeat(20_000));
		buffer(1000, 10_000).add(List.of(record));
		fetch[7] = 'b';
		assertThat(record.headers().lastHeader("run-id").value()).isEqualTo(utf8("a"));
	}

	@Test
	void givesTheNewestThatMatch() {
		RecordBuffer buffer = buffer(100, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 10));
		assertThat(buffer.newest((record) -> record.offset() % 2 == 0, 2)).extracting((each) -> each.record().offset())
			.containsExactly(8L, 6L);
	}

	@Test
	void givesWhatCameAfterARecordAndIsKept() {
		RecordBuffer buffer = buffer(5, ONE_MEGABYTE);
		buffer.add(Records.texts("output-topic", 10));
		assertThat(buffer.numberOf(0, 4)).isEmpty();
		assertThat(buffer.numberOf(1, 7)).isEmpty();
		long number = buffer.numberOf(0, 7).orElseThrow();
		assertThat(number).isEqualTo(8);
		assertThat(offsets(buffer.after(number, (record) -> true, 10))).containsExactly(8L, 9L);
		assertThat(offsets(buffer.after(0, (record) -> true, 3))).containsExactly(5L, 6L, 7L);
		buffer.add(List.of(Records.record("output-topic", 20, null, "A")));
		assertThat(buffer.numberOf(0, 15)).hasValue(10);
		assertThat(offsets(buffer.after(10, (record) -> true, 10))).containsExactly(20L);
	}

	private static List<Long> offsets(List<RecordBuffer.Numbered> records) {
		return records.stream().map((each) -> each.record().offset()).toList();
	}

	private static RecordBuffer buffer(int capacity, long maxBytes) {
		return new RecordBuffer(capacity, maxBytes, new AtomicLong());
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
		return buffer.newest((record) -> true, limit).stream().map((each) -> each.record().offset()).toList();
	}

}
