package suite.empty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads a body and answers at once: what a request costs in a service before the service
 * does anything. An auto-configuration, so that it is there wherever its jar is on the
 * class path.
 */
@AutoConfiguration
@RestController
public class EmptyHandler {

	@PostMapping("/empty")
	@ResponseStatus(HttpStatus.CREATED)
	void empty(InputStream body) throws IOException {
		body.transferTo(OutputStream.nullOutputStream());
	}

}
