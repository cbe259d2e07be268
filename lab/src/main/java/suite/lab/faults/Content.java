package suite.lab.faults;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import suite.lab.ledger.MessageIds;
import suite.lab.ledger.StoredIds;
import suite.message.Topics;

/**
 * What a topic holds. Not thread-safe.
 */
final class Content {

	/** Stands for the run of messages that were posted one by one. */
	static final String POSTED = "posted";

	private final Map<String, StoredIds> runs = new HashMap<>();

	private final Map<String, Long> keys = new TreeMap<>();

	private final Map<Integer, BitSet> offsets = new HashMap<>();

	private long poison;

	/**
	 * Takes the next record.
	 */
	void add(ConsumerRecord<byte[], byte[]> record) {
		int id;
		try {
			id = MessageIds.of(record.value());
		}
		catch (IllegalArgumentException ex) {
			this.poison++;
			return;
		}
		Header run = record.headers().lastHeader(Topics.RUN_ID_HEADER);
		String key = new String(record.key(), StandardCharsets.UTF_8);
		this.runs
			.computeIfAbsent((run != null) ? new String(run.value(), StandardCharsets.UTF_8) : POSTED,
					(name) -> new StoredIds())
			.add(key, id);
		this.keys.merge(key, 1L, Long::sum);
		this.offsets.computeIfAbsent(record.partition(), (partition) -> new BitSet()).set((int) record.offset());
	}

	Map<String, StoredIds> runs() {
		return this.runs;
	}

	StoredIds run(String id) {
		return this.runs.getOrDefault(id, new StoredIds());
	}

	/**
	 * How many messages each key has.
	 */
	Map<String, Long> keys() {
		return this.keys;
	}

	/**
	 * The offsets of the messages, by partition.
	 */
	Map<Integer, BitSet> offsets() {
		return this.offsets;
	}

	/**
	 * How many records are no messages.
	 */
	long poison() {
		return this.poison;
	}

	long messages() {
		return this.keys.values().stream().mapToLong(Long::longValue).sum();
	}

}
