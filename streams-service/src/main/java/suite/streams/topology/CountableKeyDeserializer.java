package suite.streams.topology;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import suite.streams.limits.RecordLimits;

/**
 * Refuses keys that the state of the counts could not take. Found here, such a record
 * becomes a dead letter before anything was done with it. Thread-safe.
 */
class CountableKeyDeserializer extends StrictUtf8Deserializer {

	private final int aggregateBytes;

	private final Supplier<RecordLimits> limits;

	CountableKeyDeserializer(int aggregateBytes, Supplier<RecordLimits> limits) {
		super("key");
		this.aggregateBytes = aggregateBytes;
		this.limits = limits;
	}

	@Override
	public byte @Nullable [] deserialize(String topic, byte @Nullable [] data) {
		if (data != null) {
			this.limits.get().requireFitsState(data, this.aggregateBytes);
		}
		return super.deserialize(topic, data);
	}

}
