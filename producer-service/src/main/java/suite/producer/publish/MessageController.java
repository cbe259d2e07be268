package suite.producer.publish;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import suite.caller.Caller;
import suite.http.body.BoundedRequest;
import suite.http.problem.LeftProblem;
import suite.http.problem.RequestProblems;
import suite.message.Topics;
import suite.producer.send.TargetTopic;

/**
 * Messages to {@code test-topic}, or as strings to {@code input-topic}.
 */
@RestController
class MessageController {

	private final JsonRequests requests;

	private final Uploads uploads;

	private final PublishSettings settings;

	MessageController(JsonRequests requests, Uploads uploads, PublishSettings settings) {
		this.requests = requests;
		this.uploads = uploads;
		this.settings = settings;
	}

	@PostMapping(path = "/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<?> publish(@RequestParam(defaultValue = Topics.TEST) String topic, HttpServletRequest request)
			throws IOException {
		String target = TargetTopic.require(topic);
		return this.requests.publish(request, target, records(target));
	}

	@PostMapping(path = "/messages", consumes = MediaType.APPLICATION_NDJSON_VALUE)
	UploadReport upload(@RequestParam(defaultValue = Topics.TEST) String topic, Caller caller,
			HttpServletRequest request) throws IOException {
		String target = TargetTopic.require(topic);
		BoundedRequest.allowAnySize(request);
		try {
			return this.uploads.upload(caller, request.getInputStream(), target, records(target));
		}
		catch (UploadException ex) {
			// Where the body broke off, Tomcat drops what a controller answers.
			LeftProblem.leave(request, RequestProblems.of(ex));
			throw ex;
		}
	}

	private MessageRecords records(String topic) {
		return new MessageRecords(topic, this.settings.maxKey());
	}

}
