package suite.http.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A service with handlers of each kind, and with Actuator on another port.
 */
@SpringBootApplication
public class TestApplication {

}
