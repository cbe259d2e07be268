package suite.audit;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import suite.failure.RequestException;

/**
 * The sum over HTTP.
 */
@RestController
class AuditController {

	private final Audit audit;

	AuditController(Audit audit) {
		this.audit = audit;
	}

	@GetMapping("/sum")
	Map<String, Long> sum(@RequestParam(defaultValue = "1") long divisor) {
		if (divisor < 1) {
			throw RequestException.invalid("divisor: expected 1 or more, not " + divisor);
		}
		return Map.of("sum", this.audit.sum() / divisor);
	}

}
