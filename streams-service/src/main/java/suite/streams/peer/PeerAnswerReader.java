package suite.streams.peer;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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

	private static final long MAX_NUMBER = 1L << 50;

	private static final int MAX_PROGRESS = 500;

	private final JsonParser json;

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
		this.json = json;
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
		require(this.json.nextToken() == JsonToken.START_OBJECT, "is not a JSON object");
		for (String name = this.json.nextName(); name != null; name = this.json.nextName()) {
			this.json.nextToken();
			field(name);
		}
		if (this.served == null) {
			throw unbelievable("does not say which partitions it holds");
		}
		require(!this.served.isEmpty() || this.counts.windows().isEmpty(), "has counts of no partition");
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
			case "offsetLag" -> this.offsetLag = isNull() ? null : number(name, 0);
			case "restoreProgress" -> this.restoreProgress = isNull() ? null : progress(name);
			case "counts" -> counts();
			case "cut" -> this.cut = isNull() ? null : entry().key();
			default -> this.json.skipChildren();
		}
	}

	private boolean isNull() {
		return this.json.currentToken() == JsonToken.VALUE_NULL;
	}

	private Set<Integer> partitions(String name) throws IOException {
		require(this.json.currentToken() == JsonToken.START_ARRAY, name + " is not an array");
		Set<Integer> partitions = new TreeSet<>();
		while (this.json.nextToken() != JsonToken.END_ARRAY) {
			int partition = (int) Math.min(number(name, 0), Integer.MAX_VALUE);
			require(this.asked.contains(partition),
					"%s has partition %s, which was not asked for".formatted(name, partition));
			require(partitions.add(partition), "%s has partition %s twice".formatted(name, partition));
		}
		return partitions;
	}

	private void counts() throws IOException {
		require(this.json.currentToken() == JsonToken.START_ARRAY, "counts is not an array");
		int number = 0;
		while (this.json.nextToken() != JsonToken.END_ARRAY) {
			require(++number <= this.query.limit(), "has more counts than were asked for");
			Entry entry = entry();
			if (entry.value() == null) {
				throw unbelievable("has a key without a count");
			}
			this.counts.add(entry.key(), entry.value());
		}
	}

	private Entry entry() throws IOException {
		require(this.json.currentToken() == JsonToken.START_OBJECT, "has something else where a count should be");
		long start = -1;
		@Nullable String key = null;
		@Nullable Object value = null;
		for (String name = this.json.nextName(); name != null; name = this.json.nextName()) {
			this.json.nextToken();
			switch (name) {
				case "start" -> start = number(name, 0);
				case "key" -> key = text(name);
				case "count" -> value = value(name);
				default -> this.json.skipChildren();
			}
		}
		require(start >= this.query.from() && start <= this.query.to() && start % this.windowSize == 0,
				"has a window that was not asked for, or that is none: " + start);
		if (key == null || (this.query.key() != null && !this.query.key().equals(key))) {
			throw unbelievable("has a key that was not asked for");
		}
		return new Entry(new WindowKey(start, key), value);
	}

	private Object value(String name) throws IOException {
		JsonToken token = this.json.currentToken();
		require(token.isNumeric() || token == JsonToken.VALUE_STRING, name + " is neither a number nor a text");
		String text = this.json.getString();
		try {
			return this.counts.read(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("its answer is not believed, its %s is %s".formatted(name, Excerpt.of(text)));
		}
	}

	private long number(String name, long min) throws IOException {
		require(this.json.currentToken() == JsonToken.VALUE_NUMBER_INT
				&& this.json.getNumberType() != JsonParser.NumberType.BIG_INTEGER, name + " is not an integer");
		long number = this.json.getLongValue();
		require(number >= min && number <= MAX_NUMBER, "%s is %s".formatted(name, number));
		return number;
	}

	private String text(String name) throws IOException {
		require(this.json.currentToken() == JsonToken.VALUE_STRING, name + " is not a string");
		return this.json.getString();
	}

	private String progress(String name) throws IOException {
		String progress = text(name);
		require(progress.length() <= MAX_PROGRESS && progress.chars().noneMatch(Character::isISOControl),
				name + " is too long, or not text");
		return progress;
	}

	private static void require(boolean met, String problem) throws IOException {
		if (!met) {
			throw unbelievable(problem);
		}
	}

	private static IOException unbelievable(String problem) {
		return new IOException("its answer is not believed, it " + problem);
	}

	private record Entry(WindowKey key, @Nullable Object value) {
	}

}
