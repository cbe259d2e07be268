package suite.streams.limits;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares with what Kafka's own client writes.
 */
class RecordSizeTests {

	private final Random random = new Random(42);

	@ParameterizedTest
	@EnumSource
	void isNeverLessThanWhatIsWrittenUnderAnyCompression(CompressionType compression) {
		for (int size : List.of(0, 1, 100, 8_191, 16_384, 32_769, 65_537, 131_073, 1_000_000, 2_345_678)) {
			for (byte[] key : new byte[][] { null, new byte[0], randomBytes(60), randomBytes(20_000) }) {
				requireBound(compression, key, randomBytes(size), new Header[0]);
			}
		}
		requireBound(compression, randomBytes(1_048_470), null, new Header[0]);
		requireBound(compression, null, null, headers(400_000, ""));
		requireBound(compression, null, randomBytes(10), headers(20, "ä".repeat(20_000)));
	}

	@ParameterizedTest
	@EnumSource(names = "NONE")
	void isHardlyMoreThanWhatIsWrittenWithoutCompression(CompressionType compression) {
		Header[] headers = headers(400_000, "");
		assertThat(RecordSize.inTopic(null, null, List.of(headers)))
			.isLessThan(written(compression, null, null, headers) + 1000);
	}

	private void requireBound(CompressionType compression, byte[] key, byte[] value, Header[] headers) {
		assertThat(RecordSize.inTopic(key, value, List.of(headers)))
			.isGreaterThanOrEqualTo(written(compression, key, value, headers));
	}

	private static int written(CompressionType compression, byte[] key, byte[] value, Header[] headers) {
		return MemoryRecords
			.withRecords(Compression.of(compression).build(), new SimpleRecord(1_800_000_000_000L, key, value, headers))
			.sizeInBytes();
	}

	private Header[] headers(int count, String name) {
		return IntStream.range(0, count)
			.mapToObj((i) -> new RecordHeader(name, name.isEmpty() ? null : randomBytes(1000)))
			.toArray(Header[]::new);
	}

	private byte[] randomBytes(int size) {
		byte[] bytes = new byte[size];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
