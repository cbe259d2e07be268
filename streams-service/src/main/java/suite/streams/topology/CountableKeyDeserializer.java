package suite.streams.topology;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import suite.streams.limits.RecordLimits;

/**
 * Refuses keys that the state of the counts could not take. Found here, such a record
 * becomes a dead letter before anything was done with it. Thread-safe.
 */
class CountableKeyDeserializer extends StrictUtf8Deserializer {

	private final Supplier<RecordLimits> limits;

	CountableKeyDeserializer(Supplier<RecordLimits> limits) {
		super("key");
		this.limits = limits;
	}

	@Override
	public byte @Nullable [] deserialize(String topic, byte @Nullable [] data) {
		if (data != null) {
			this.limits.get().requireFitsState(data);
		}
		return super.deserialize(topic, data);
	}

}
