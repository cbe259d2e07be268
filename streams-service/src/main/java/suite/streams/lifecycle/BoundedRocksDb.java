package suite.streams.lifecycle;

import java.util.Map;
import java.util.Objects;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

import org.springframework.util.unit.DataSize;

/**
 * Lets all RocksDB stores of the instance share one bounded memory. By Kafka Streams'
 * defaults each segment of a window store in each partition has up to 98 MB of its own
 * (50 MB of block cache, three write buffers of 16 MB), outside the heap. Made as
 * <a href="https://kafka.apache.org/43/streams/developer-guide/memory-mgmt/">Kafka's
 * developer guide</a> says; made by Kafka Streams.
 */
public class BoundedRocksDb implements RocksDBConfigSetter {

	static final String MEMORY_CONFIG = "suite.streams.rocksdb-memory";

	// The share of the memory for what is not written yet; the rest is for reading.
	private static final double WRITE_BUFFERS = 0.5;

	// The share of the cache for index and filter blocks, which each read needs.
	private static final double INDEXES = 0.1;

	private static @Nullable Shared shared;

	private record Shared(Cache cache, WriteBufferManager writeBuffers) {
	}

	// Never closed: stores of threads that are replaced go on using it.
	private static synchronized Shared shared(DataSize memory) {
		if (shared == null) {
			RocksDB.loadLibrary();
			Cache cache = new LRUCache(memory.toBytes(), -1, false, INDEXES);
			shared = new Shared(cache, new WriteBufferManager((long) (memory.toBytes() * WRITE_BUFFERS), cache));
		}
		return shared;
	}

	@Override
	public void setConfig(String storeName, Options options, Map<String, Object> configs) {
		Shared memory = shared(
				(DataSize) Objects.requireNonNull(configs.get(MEMORY_CONFIG), MEMORY_CONFIG + " is not set"));
		BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
		table.setBlockCache(memory.cache());
		table.setCacheIndexAndFilterBlocks(true);
		table.setCacheIndexAndFilterBlocksWithHighPriority(true);
		table.setPinTopLevelIndexAndFilter(true);
		options.setWriteBufferManager(memory.writeBuffers());
		options.setTableFormatConfig(table);
	}

	@Override
	public void close(String storeName, Options options) {
		// What is shared outlives each store.
	}

}
