package suite.http.contract;

import java.io.IOException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /openapi.yaml}: the service's contract as it is in the service's resources, to
 * anyone, as it is no secret. It takes nothing until it is asked for.
 */
@RestController
@ConditionalOnResource(resources = "classpath:openapi.yaml")
public class ContractController {

	private final Resource contract = new ClassPathResource("openapi.yaml");

	@GetMapping(path = "/openapi.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
	byte[] contract() throws IOException {
		return this.contract.getContentAsByteArray();
	}

}
