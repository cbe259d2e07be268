package suite.consumer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import suite.consumer.topic.MessageProcessor;
import suite.message.Message;

/**
 * Does what a test says with the records of a key, and remembers what it was given.
 */
public class ScriptedProcessor implements MessageProcessor {

	private final Map<String, Runnable> script = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

	private final List<Processed> processed = new CopyOnWriteArrayList<>();

	/**
	 * Says what happens with the records of a key.
	 */
	public void on(String key, Runnable action) {
		this.script.put(key, action);
	}

	/**
	 * How often processing a record of the key was begun.
	 */
	public int attempts(String key) {
		AtomicInteger count = this.attempts.get(key);
		return (count != null) ? count.get() : 0;
	}

	/**
	 * The contents that were processed to the end, of keys with a prefix.
	 */
	public List<Object> processed(String keyPrefix) {
		return this.processed.stream()
			.filter((each) -> each.key().startsWith(keyPrefix))
			.map(Processed::content)
			.toList();
	}

	@Override
	public void process(Message message, ConsumerRecord<byte[], byte[]> record) {
		process(message.id(), record);
	}

	@Override
	public void process(String text, ConsumerRecord<byte[], byte[]> record) {
		process((Object) text, record);
	}

	private void process(Object content, ConsumerRecord<byte[], byte[]> record) {
		String key = (record.key() != null) ? new String(record.key()) : "";
		this.attempts.computeIfAbsent(key, (added) -> new AtomicInteger()).incrementAndGet();
		this.script.getOrDefault(key, () -> {
		}).run();
		this.processed.add(new Processed(key, content));
	}

	private record Processed(String key, Object content) {
	}

}
