package suite.streams.peer;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

import suite.message.Excerpt;
import suite.streams.store.LocalAnswer;
import suite.streams.store.NewestValues;
import suite.streams.store.WindowKey;
import suite.streams.store.WindowQuery;

/**
 * Reads the {@link PeerAnswer} of another instance, count by count, and believes nothing
 * that was not asked for. Used once.
 */
class PeerAnswerReader {

	private static final int MAX_PROGRESS = 500;

	private final PeerJson json;

	private final WindowQuery query;

	private final Collection<Integer> asked;

	private final long windowSize;

	private final NewestValues counts;

	private @Nullable Set<Integer> served;

	private @Nullable Long offsetLag;

	private Set<Integer> restoring = Set.of();

	private @Nullable String restoreProgress;

	private @Nullable WindowKey cut;

	/**
	 * Prepares to read an answer.
	 * @param query what was asked
	 * @param asked the partitions that were asked for
	 * @param windowSize length of a window in ms
	 * @param counts takes the counts
	 */
	PeerAnswerReader(JsonParser json, WindowQuery query, Collection<Integer> asked, long windowSize,
			NewestValues counts) {
		this.json = new PeerJson(json);
		this.query = query;
		this.asked = asked;
		this.windowSize = windowSize;
		this.counts = counts;
	}

	/**
	 * Reads it.
	 * @throws IOException if it is not an answer to what was asked
	 */
	LocalAnswer read() throws IOException {
		this.json.begin();
		this.json.beginObject("is not a JSON object");
		for (String name = this.json.nextField(); name != null; name = this.json.nextField()) {
			field(name);
		}
		if (this.served == null) {
			throw PeerJson.unbelievable("it does not say which partitions it holds");
		}
		PeerJson.require(!this.served.isEmpty() || this.counts.windows().isEmpty(), "has counts of no partition");
		if (this.cut != null) {
			this.counts.cutBefore(this.cut);
		}
		return new LocalAnswer(this.served, this.offsetLag, this.restoring, this.restoreProgress, this.counts);
	}

	// A newer version may say more.
	private void field(String name) throws IOException {
		switch (name) {
			case "served" -> this.served = partitions(name);
			case "restoring" -> this.restoring = partitions(name);
			case "offsetLag" -> this.offsetLag = this.json.isNull() ? null : this.json.number(name);
			case "restoreProgress" -> this.restoreProgress = this.json.isNull() ? null : progress(name);
			case "counts" -> counts(name);
			case "cut" -> this.cut = this.json.isNull() ? null : entry().key();
			default -> this.json.skip();
		}
	}

	private Set<Integer> partitions(String name) throws IOException {
		this.json.beginArray(name);
		Set<Integer> partitions = new TreeSet<>();
		while (this.json.nextElement()) {
			int partition = (int) Math.min(this.json.number(name), Integer.MAX_VALUE);
			PeerJson.require(this.asked.contains(partition),
					"%s has partition %s, which was not asked for".formatted(name, partition));
			PeerJson.require(partitions.add(partition), "%s has partition %s twice".formatted(name, partition));
		}
		return partitions;
	}

	private void counts(String name) throws IOException {
		this.json.beginArray(name);
		int number = 0;
		while (this.json.nextElement()) {
			PeerJson.require(++number <= this.query.limit(), "has more counts than were asked for");
			Entry entry = entry();
			if (entry.value() == null) {
				throw PeerJson.unbelievable("it has a key without a count");
			}
			this.counts.add(entry.key(), entry.value());
		}
	}

	private Entry entry() throws IOException {
		this.json.beginObject("has something else where a count should be");
		long start = -1;
		@Nullable String key = null;
		@Nullable Object value = null;
		for (String name = this.json.nextField(); name != null; name = this.json.nextField()) {
			switch (name) {
				case "start" -> start = this.json.number(name);
				case "key" -> key = this.json.text(name);
				case "count" -> value = value(name);
				default -> this.json.skip();
			}
		}
		PeerJson.require(start >= this.query.from() && start <= this.query.to() && start % this.windowSize == 0,
				"has a window that was not asked for, or that is none: " + start);
		if (key == null || (this.query.key() != null && !this.query.key().equals(key))) {
			throw PeerJson.unbelievable("it has a key that was not asked for");
		}
		return new Entry(new WindowKey(start, key), value);
	}

	private Object value(String name) throws IOException {
		String text = this.json.numberOrText(name);
		try {
			return this.counts.read(text);
		}
		catch (IllegalArgumentException ex) {
			throw PeerJson.unbelievable("its %s is %s".formatted(name, Excerpt.of(text)));
		}
	}

	private String progress(String name) throws IOException {
		String progress = this.json.text(name);
		PeerJson.require(progress.length() <= MAX_PROGRESS && progress.chars().noneMatch(Character::isISOControl),
				name + " is too long, or not text");
		return progress;
	}

	private record Entry(WindowKey key, @Nullable Object value) {
	}

}
