package suite.lab.workload;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What is done to measure a row.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Scenario.Produce.class, name = "produce"),
		@JsonSubTypes.Type(value = Scenario.Consume.class, name = "consume"),
		@JsonSubTypes.Type(value = Scenario.Streams.class, name = "streams"),
		@JsonSubTypes.Type(value = Scenario.Post.class, name = "post"),
		@JsonSubTypes.Type(value = Scenario.Upload.class, name = "upload"),
		@JsonSubTypes.Type(value = Scenario.EndToEnd.class, name = "end-to-end"),
		@JsonSubTypes.Type(value = Scenario.Cost.class, name = "cost") })
public sealed interface Scenario {

	/**
	 * The same with fewer messages or less time.
	 * @param scale above 0 up to 1
	 * @return a copy
	 */
	Scenario scaled(double scale);

	/**
	 * A run of producer-service to {@code test-topic}.
	 *
	 * @param partitions of the topic, 1 to 1000
	 * @param freshWarmup messages that a process of the suite gets once, before its first
	 * run, while the JVM compiles; 0 if left out
	 * @param warmup messages before each measurement that do not count, from 0
	 * @param count messages, from 1
	 * @param rate messages per second; null as fast as it goes
	 * @param acks {@code all}, {@code 1} or {@code 0}
	 * @param peer what it is compared with: {@code tool}, Kafka's own, if left out, or
	 * {@code loop}, a bare one that does the same work as fast as it goes
	 */
	record Produce(int partitions, Integer freshWarmup, int warmup, int count, Double rate, String acks,
			String peer) implements Scenario {

		public Produce {
			Require.that(partitions >= 1 && partitions <= 1000, "partitions", "1 to 1000", partitions);
			freshWarmup = Objects.requireNonNullElse(freshWarmup, 0);
			Require.that(freshWarmup >= 0, "freshWarmup", "0 or more", freshWarmup);
			Require.that(warmup >= 0, "warmup", "0 or more", warmup);
			Require.that(count >= 1, "count", "1 or more", count);
			Require.that(rate == null || rate > 0, "rate", "above 0", rate);
			Require.that(Set.of("all", "1", "0").contains(String.valueOf(acks)), "acks", "all, 1 or 0", acks);
			peer = Objects.requireNonNullElse(peer, "tool");
			Require.that(peer.equals("tool") || (peer.equals("loop") && rate == null), "peer",
					"tool, or loop without a rate", peer);
		}

		@Override
		public Produce scaled(double scale) {
			return new Produce(this.partitions, (int) (this.freshWarmup * scale), Require.scaled(this.warmup, scale),
					Require.scaled(this.count, scale), this.rate, this.acks, this.peer);
		}

	}

	/**
	 * consumer-service on a {@code test-topic} that is full before it starts.
	 *
	 * @param partitions of the topic, 1 to 1000
	 * @param concurrency consumers in the service, 1 to 64; its default if left out
	 * @param warmup messages at the beginning that do not count, from 1
	 * @param count messages after them, from 1
	 */
	record Consume(int partitions, Integer concurrency, int warmup, int count) implements Scenario {

		public Consume {
			Require.that(partitions >= 1 && partitions <= 1000, "partitions", "1 to 1000", partitions);
			Require.that(concurrency == null || (concurrency >= 1 && concurrency <= 64), "concurrency", "1 to 64",
					concurrency);
			Require.that(warmup >= 1, "warmup", "1 or more", warmup);
			Require.that(count >= 1, "count", "1 or more", count);
		}

		@Override
		public Consume scaled(double scale) {
			return new Consume(this.partitions, this.concurrency, Require.scaled(this.warmup, scale),
					Require.scaled(this.count, scale));
		}

	}

	/**
	 * streams-service on an {@code input-topic} that is full before it starts.
	 *
	 * @param guarantee {@code exactly_once_v2} or {@code at_least_once}
	 * @param keys different keys, from 1
	 * @param warmup messages at the beginning that do not count, from 1
	 * @param count messages after them, from 1
	 */
	record Streams(String guarantee, int keys, int warmup, int count) implements Scenario {

		public Streams {
			Require.that(Set.of("exactly_once_v2", "at_least_once").contains(String.valueOf(guarantee)), "guarantee",
					"exactly_once_v2 or at_least_once", guarantee);
			Require.that(keys >= 1, "keys", "1 or more", keys);
			Require.that(warmup >= 1, "warmup", "1 or more", warmup);
			Require.that(count >= 1, "count", "1 or more", count);
		}

		@Override
		public Streams scaled(double scale) {
			return new Streams(this.guarantee, this.keys, Require.scaled(this.warmup, scale),
					Require.scaled(this.count, scale));
		}

	}

	/**
	 * Single messages by HTTP, each connection sending the next when the last is
	 * answered.
	 *
	 * @param connections 1 to 1000
	 * @param warmup time that does not count, once for a process; half of it for the
	 * empty handler, which answers more than twice as many in it
	 * @param duration time that counts
	 */
	record Post(int connections, Duration warmup, Duration duration) implements Scenario {

		public Post {
			Require.that(connections >= 1 && connections <= 1000, "connections", "1 to 1000", connections);
			Require.that(warmup != null && !warmup.isNegative(), "warmup", "a duration such as PT5S", warmup);
			Require.that(duration != null && duration.toMillis() > 0, "duration", "a duration such as PT5S", duration);
		}

		@Override
		public Post scaled(double scale) {
			return new Post(this.connections, scaled(this.warmup, scale), scaled(this.duration, scale));
		}

		private static Duration scaled(Duration duration, double scale) {
			return Duration.ofMillis(Math.max(1, Math.round(duration.toMillis() * scale)));
		}

	}

	/**
	 * Many messages in each request.
	 *
	 * @param body {@code ndjson} to {@code /messages}, or {@code texts}, arrays of 500 to
	 * {@code /texts}
	 * @param size bytes of each message, at least 60; null for a message of the case
	 * @param connections 1 to 1000
	 * @param warmup messages before it that do not count, from 0
	 * @param count messages, from 1
	 */
	record Upload(String body, Integer size, int connections, int warmup, int count) implements Scenario {

		public Upload {
			Require.that(Set.of("ndjson", "texts").contains(String.valueOf(body)), "body", "ndjson or texts", body);
			Require.that(size == null || (body.equals("texts") && size >= 60), "size", "60 or more, and only of texts",
					size);
			Require.that(connections >= 1 && connections <= 1000, "connections", "1 to 1000", connections);
			Require.that(warmup >= 0, "warmup", "0 or more", warmup);
			Require.that(count >= 1, "count", "1 or more", count);
		}

		@Override
		public Upload scaled(double scale) {
			return new Upload(this.body, this.size, this.connections, Require.scaled(this.warmup, scale),
					Require.scaled(this.count, scale));
		}

	}

	/**
	 * From a POST until consumer-service shows the message in its live tail.
	 *
	 * @param path {@code messages}, or {@code texts}, which go through streams-service
	 * @param rate messages per second, above 0
	 * @param warmup messages before it that do not count, from 0
	 * @param count messages, from 1
	 */
	record EndToEnd(String path, double rate, int warmup, int count) implements Scenario {

		public EndToEnd {
			Require.that(Set.of("messages", "texts").contains(String.valueOf(path)), "path", "messages or texts", path);
			Require.that(rate > 0, "rate", "above 0", rate);
			Require.that(warmup >= 0, "warmup", "0 or more", warmup);
			Require.that(count >= 1, "count", "1 or more", count);
		}

		@Override
		public EndToEnd scaled(double scale) {
			return new EndToEnd(this.path, this.rate, Require.scaled(this.warmup, scale),
					Require.scaled(this.count, scale));
		}

	}

	/**
	 * The start of a service, and its memory at rest.
	 *
	 * @param service {@code producer}, {@code consumer} or {@code streams}
	 * @param jdk the major version of the JDK; left out where none was given
	 * @param aotCache whether it starts from an AOT cache that was trained before
	 * @param idle how long it rests before its memory is read
	 */
	record Cost(String service, int jdk, boolean aotCache, Duration idle) implements Scenario {

		public Cost {
			Require.that(Set.of("producer", "consumer", "streams").contains(String.valueOf(service)), "service",
					"producer, consumer or streams", service);
			Require.that(jdk >= 17, "jdk", "17 or more", jdk);
			// From then a run can write a cache when it ends (JEP 514).
			Require.that(!aotCache || jdk >= 25, "jdk", "25 or more for an AOT cache", jdk);
			Require.that(idle != null && !idle.isNegative(), "idle", "a duration such as PT5S", idle);
		}

		@Override
		public Cost scaled(double scale) {
			return this;
		}

	}

}
