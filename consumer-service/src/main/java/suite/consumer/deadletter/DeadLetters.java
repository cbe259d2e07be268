package suite.consumer.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import suite.consumer.ask.SharedAnswers;
import suite.consumer.record.Readers;

/**
 * The newest dead letters, read from their topics for all who ask at the same time.
 * Thread-safe.
 */
@Component
class DeadLetters {

	private final SharedAnswers<Question, List<Found>> answers;

	private final Readers readers;

	private final DeadLetterReplay replay;

	private final DeadLetterSettings settings;

	DeadLetters(Readers readers, DeadLetterReplay replay, DeadLetterSettings settings) {
		this.readers = readers;
		this.replay = replay;
		this.settings = settings;
		this.answers = new SharedAnswers<>(this::read, settings.maxAge(), settings.timeout());
	}

	/**
	 * The newest dead letters, newest first; fewer than the limit where they are large.
	 * @throws suite.http.problem.TryLaterException if too many wait for Kafka already
	 * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
	 */
	List<Found> newest(List<String> topics, int limit) {
		List<Found> found = this.answers.get(Question.of(topics, limit));
		return found.subList(0, Math.min(limit, found.size()));
	}

	/**
	 * Replays, and answers when Kafka has acknowledged it.
	 */
	ReplayResult replay(ReplayRequest request) {
		try {
			return this.replay.replay(request);
		}
		finally {
			this.answers.forget(true);
		}
	}

	private List<Found> read(Question question) {
		try (DeadLetterReader reader = new DeadLetterReader(this.readers, this.replay.group(),
				this.settings.timeout())) {
			Set<TopicPartition> partitions = reader.partitions(question.topics());
			Map<TopicPartition, ReplayMarks> marks = reader.marks(partitions);
			return reader.newest(partitions, question.limit())
				.stream()
				.map((record) -> new Found(record,
						marks.get(new TopicPartition(record.topic(), record.partition())).isDone(record.offset())))
				.toList();
		}
	}

	// They may be megabytes.
	@Scheduled(fixedRate = 5000)
	void forget() {
		this.answers.forget(false);
	}

	/**
	 * A dead letter, and whether it is done with.
	 */
	record Found(ConsumerRecord<byte[], byte[]> record, boolean replayed) {
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
