package suite.consumer.consumption;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the group stands, on the service's own port: on Kubernetes Actuator has another
 * one, which is for those that operate the service.
 */
@RestController
class ConsumptionController {

	private final ConsumptionEndpoint endpoint;

	ConsumptionController(ConsumptionEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	@GetMapping("/consumption")
	ConsumptionEndpoint.Answer consumption() {
		return this.endpoint.consumption();
	}

}
