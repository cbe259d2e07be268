package suite.consumer.deadletter;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Dead letters over HTTP, read from their topics.
 */
@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {

	private static final int MAX_LIMIT = 1000;

	private final DeadLetters deadLetters;

	DeadLetterController(DeadLetters deadLetters) {
		this.deadLetters = deadLetters;
	}

	@GetMapping
	List<DeadLetter> deadLetters(@RequestParam(required = false) String topic,
			@RequestParam(defaultValue = "100") int limit) {
		List<String> topics = DeadLetterTopics.select(topic);
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"limit must be 1 to %s, not %s".formatted(MAX_LIMIT, limit));
		}
		return this.deadLetters.newest(topics, limit)
			.stream()
			.map((found) -> DeadLetter.of(found.record(), found.replayed()))
			.toList();
	}

	@PostMapping("/replay")
	ReplayResult replay(@RequestBody(required = false) ReplayRequest request) {
		ReplayRequest checked = (request != null) ? request : ReplayRequest.DEFAULT;
		checked.validate();
		return this.deadLetters.replay(checked);
	}

}
