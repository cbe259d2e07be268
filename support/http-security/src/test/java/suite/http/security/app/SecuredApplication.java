package suite.http.security.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A service of one call.
 */
@SpringBootApplication
@RestController
public class SecuredApplication {

	@GetMapping("/name")
	String name(HttpServletRequest request) {
		return (request.getUserPrincipal() != null) ? request.getUserPrincipal().getName() : "nobody";
	}

}
