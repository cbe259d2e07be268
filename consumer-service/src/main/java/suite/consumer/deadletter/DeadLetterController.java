package suite.consumer.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.kafka.common.TopicPartition;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import suite.consumer.record.Readers;

/**
 * Dead letters over HTTP, read from their topics.
 */
@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {

	private static final int MAX_LIMIT = 1000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Readers readers;

	private final DeadLetterReplay replay;

	private final DeadLetterSettings settings;

	DeadLetterController(Readers readers, DeadLetterReplay replay, DeadLetterSettings settings) {
		this.readers = readers;
		this.replay = replay;
		this.settings = settings;
	}

	/**
	 * The newest dead letters. Requests are answered one after the other, which bounds
	 * the memory they need.
	 */
	@GetMapping
	List<DeadLetter> deadLetters(@RequestParam(required = false) String topic,
			@RequestParam(defaultValue = "100") int limit) {
		List<String> topics = DeadLetterTopics.select(topic);
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"limit must be 1 to %d, not %d".formatted(MAX_LIMIT, limit));
		}
		this.lock.lock();
		try (DeadLetterReader reader = new DeadLetterReader(this.readers, this.replay.group(),
				this.settings.timeout())) {
			Set<TopicPartition> partitions = reader.partitions(topics);
			Map<TopicPartition, ReplayMarks> marks = reader.marks(partitions);
			return reader.newest(partitions, limit)
				.stream()
				.map((record) -> DeadLetter.of(record,
						marks.get(new TopicPartition(record.topic(), record.partition())).isDone(record.offset())))
				.toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	@PostMapping("/replay")
	ReplayResult replay(@RequestBody(required = false) ReplayRequest request) {
		ReplayRequest checked = (request != null) ? request : ReplayRequest.DEFAULT;
		checked.validate();
		return this.replay.replay(checked);
	}

}
