package suite.deadletter;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import suite.failure.RequestException;
import suite.http.answer.AnswerPlaces;
import suite.kafka.ask.PartitionAnswers;

/**
 * Dead letters over HTTP, read from their topics.
 */
@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {

	/**
	 * Names the partitions that could not be read, or not to their ends, as a list of RFC
	 * 9651. The answer is an array of dead letters whatever happens, and has those of all
	 * other partitions.
	 */
	static final String UNREAD = "Unread-Partitions";

	private static final int MAX_LIMIT = 1000;

	private static final int MAX_NAMED = 20;

	private static final Pattern NOT_PLAIN = Pattern.compile("[^ !#-\\[\\]-~]");

	private final DeadLetterTopics topics;

	private final DeadLetters deadLetters;

	private final AnswerPlaces places;

	DeadLetterController(DeadLetterTopics topics, DeadLetters deadLetters, AnswerPlaces places) {
		this.topics = topics;
		this.deadLetters = deadLetters;
		this.places = places;
	}

	/**
	 * The newest dead letters, each made when the one before is written.
	 */
	@GetMapping
	ResponseEntity<Iterator<DeadLetter>> deadLetters(@RequestParam(required = false) @Nullable String topic,
			@RequestParam(defaultValue = "100") int limit) {
		List<String> topics = this.topics.select(topic);
		if (limit < 1 || limit > MAX_LIMIT) {
			throw RequestException.invalid("limit must be 1 to %s, not %s".formatted(MAX_LIMIT, limit));
		}
		DeadLetters.Newest newest = this.deadLetters.newest(topics, limit);
		this.places.take();
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
		if (!newest.unread().isEmpty()) {
			answer.header(UNREAD, unread(newest.unread()));
		}
		return answer
			.body(newest.found().stream().map((found) -> DeadLetter.of(found.record(), found.replayed())).iterator());
	}

	private static String unread(Map<TopicPartition, String> unread) {
		return unread.keySet()
			.stream()
			.sorted(PartitionAnswers.ORDER)
			.limit(MAX_NAMED)
			.map((partition) -> "%s;reason=\"%s\"".formatted(partition,
					NOT_PLAIN.matcher(unread.get(partition)).replaceAll("?")))
			.collect(Collectors.joining(", "));
	}

	@PostMapping("/replay")
	ReplayResult replay(@RequestBody(required = false) @Nullable ReplayRequest request) {
		ReplayRequest checked = (request != null) ? request : ReplayRequest.DEFAULT;
		checked.validate(this.topics);
		return this.deadLetters.replay(checked);
	}

}
