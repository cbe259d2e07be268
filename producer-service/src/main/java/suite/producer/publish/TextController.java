package suite.producer.publish;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import suite.message.Topics;

/**
 * Plain strings to {@code input-topic}.
 */
@RestController
class TextController {

	private final JsonRequests requests;

	private final TextRecords records;

	TextController(JsonRequests requests, TextRecords records) {
		this.requests = requests;
		this.records = records;
	}

	@PostMapping(path = "/texts", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<?> publish(HttpServletRequest request) throws IOException {
		return this.requests.publish(request, Topics.INPUT, this.records);
	}

}
