package suite.consumer.topic;

import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/**
 * Processes nothing: the messages are shown, that is all. Any other bean of the type
 * takes its place.
 */
@Component
@Fallback
class ShowOnly implements MessageProcessor {

}
