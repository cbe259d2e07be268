package suite.deadletter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.kafka.access.Denial;
import suite.kafka.ask.KafkaClients;
import suite.kafka.ask.SharedAnswers;

/**
 * The newest dead letters, read from their topics for all who ask at the same time.
 * Thread-safe.
 */
@Component
class DeadLetters {

	private final SharedAnswers<Question, Newest> answers;

	private final KafkaClients clients;

	private final DeadLetterTopics topics;

	private final IgnoredMarks ignoredMarks;

	private final DeadLetterReplay replay;

	private final DeadLetterSettings settings;

	DeadLetters(KafkaClients clients, DeadLetterTopics topics, IgnoredMarks ignoredMarks, DeadLetterReplay replay,
			DeadLetterSettings settings) {
		this.clients = clients;
		this.topics = topics;
		this.ignoredMarks = ignoredMarks;
		this.replay = replay;
		this.settings = settings;
		this.answers = new SharedAnswers<>(this::read, settings.maxAge(), settings.timeout());
	}

	/**
	 * The newest dead letters.
	 * @throws RequestException if too many wait for Kafka already, or no partition can be
	 * read
	 */
	Newest newest(List<String> topics, int limit) {
		Newest newest = asking(() -> this.answers.get(Question.of(topics, limit)));
		return new Newest(newest.found().subList(0, Math.min(limit, newest.found().size())), newest.unread());
	}

	/**
	 * Replays, and answers when Kafka has acknowledged it.
	 * @throws RequestException if nothing was sent because Kafka is away, or this
	 * instance is replaying already
	 */
	ReplayResult replay(ReplayRequest request) {
		try {
			return asking(() -> this.replay.replay(request));
		}
		finally {
			this.answers.forget(true);
		}
	}

	private <T> T asking(Supplier<T> kafka) {
		try {
			return kafka.get();
		}
		catch (AuthorizationException ex) {
			throw RequestException.unavailable("Nothing was changed. "
					+ Denial.needs(DeniedRight.of(new Denial(ex), "Read", this.topics.replayGroup())));
		}
		catch (KafkaException ex) {
			throw RequestException.unavailable("Kafka did not answer, nothing was changed: " + ex.getMessage());
		}
	}

	private Newest read(Question question) {
		// Each may take as much memory as the one that is made now.
		this.answers.forget(false);
		try (DeadLetterReader reader = new DeadLetterReader(this.clients, this.topics.replayGroup(),
				this.settings.timeout())) {
			DeadLetterRanges ranges = reader.look(question.topics(), this.ignoredMarks);
			Map<TopicPartition, Long> from = new HashMap<>();
			ranges.known()
				.forEach((partition, range) -> from.put(partition,
						Math.max(range.start(), range.end() - question.limit())));
			NewestDeadLetters newest = new NewestDeadLetters(question.limit());
			reader.read(ranges, from, (partition, record) -> {
				newest.add(new Found(record, ranges.isDone(partition, record.offset())));
				return true;
			});
			ranges.requireSomeRead();
			return new Newest(newest.newestFirst(), Map.copyOf(ranges.unread()));
		}
	}

	// They may be megabytes.
	@Scheduled(fixedRate = 5000)
	void forget() {
		this.answers.forget(false);
	}

	/**
	 * The newest dead letters.
	 *
	 * @param found newest first; fewer than asked for where they are large
	 * @param unread the partitions that could not be read, or not to their ends, and why
	 */
	record Newest(List<Found> found, Map<TopicPartition, String> unread) {
	}

	/**
	 * A dead letter.
	 *
	 * @param replayed whether it is done with, null if that is unknown
	 */
	record Found(ConsumerRecord<byte[], byte[]> record, @Nullable Boolean replayed) {
	}

	/**
	 * What is asked. There are few of them, so that answers are shared.
	 */
	private record Question(List<String> topics, int limit) {

		static Question of(List<String> topics, int limit) {
			int rounded = 10;
			while (rounded < limit) {
				rounded *= 10;
			}
			return new Question(topics, rounded);
		}

	}

}
