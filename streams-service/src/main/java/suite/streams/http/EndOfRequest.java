package suite.streams.http;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What has to be given back when a request has ended, with its answer written or not.
 */
public final class EndOfRequest {

	private EndOfRequest() {
	}

	/**
	 * Does something when the current request has ended.
	 * @param name what it is, once in a request
	 */
	public static void then(String name, Runnable action) {
		RequestContextHolder.currentRequestAttributes()
			.registerDestructionCallback(EndOfRequest.class.getName() + "." + name, action,
					RequestAttributes.SCOPE_REQUEST);
	}

}
