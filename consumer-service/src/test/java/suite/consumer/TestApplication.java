package suite.consumer;

import org.springframework.context.annotation.Import;

/**
 * The service with the processing of the tests, for tests that start it themselves.
 */
@Import({ ConsumerApplication.class, ScriptedProcessor.class })
public class TestApplication {

}
