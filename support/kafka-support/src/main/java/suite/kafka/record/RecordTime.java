package suite.kafka.record;

import java.math.BigDecimal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * When a record was produced, as the wire format has it.
 */
public final class RecordTime {

	private RecordTime() {
	}

	/**
	 * The record's timestamp in seconds since the epoch, null if it has none.
	 */
	public static @Nullable BigDecimal seconds(ConsumerRecord<?, ?> record) {
		return (record.timestamp() >= 0) ? BigDecimal.valueOf(record.timestamp(), 3) : null;
	}

}
