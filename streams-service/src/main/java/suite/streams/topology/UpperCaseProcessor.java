package suite.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

import suite.streams.limits.RecordLimits;

/**
 * Forwards values in upper case, those longer than five characters. In one step, because
 * each step of a topology copies the record with its headers.
 * <p>
 * Refuses records that {@code output-topic} would refuse: upper case can take up to three
 * times the bytes. Found here, such a record becomes a dead letter. Found by the
 * producer, it would abort its transaction each time it is tried again, and so block its
 * partition.
 */
class UpperCaseProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

	private static final int MAX_SHORT_LENGTH = 5;

	private static final int MAX_BYTES_PER_CHAR = 3;

	private final Supplier<RecordLimits> limits;

	private final CountedRecords counted;

	/**
	 * Creates a processor.
	 * @param limits how large a record may be
	 * @param counted sees each record on its way
	 */
	UpperCaseProcessor(Supplier<RecordLimits> limits, CountedRecords counted) {
		this.limits = limits;
		this.counted = counted;
	}

	@Override
	public void process(Record<byte[], byte[]> record) {
		this.counted.see(record, context().recordMetadata().orElse(null));
		if (record.value() == null) {
			return;
		}
		this.limits.get().requireMayFitOutput(record.value());
		byte[] text = UpperCase.of(record.value());
		if (isLong(text)) {
			Record<byte[], byte[]> result = record.withValue(text);
			this.limits.get().requireFitsOutput(result.key(), text, result.headers());
			context().forward(result);
		}
	}

	private static boolean isLong(byte[] utf8) {
		return utf8.length > MAX_SHORT_LENGTH && (utf8.length > MAX_BYTES_PER_CHAR * MAX_SHORT_LENGTH
				|| new String(utf8, StandardCharsets.UTF_8).length() > MAX_SHORT_LENGTH);
	}

}
