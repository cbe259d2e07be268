package suite.log;

import java.util.function.Supplier;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether logs tell what is in messages: many more people read logs than topics.
 *
 * @param contents whether keys and values are logged, and the reasons of dead letters,
 * which may quote them. Without, a log says where a message is and what kind of failure
 * it met
 */
@ConfigurationProperties("suite.log")
public record LoggedContents(@DefaultValue("true") boolean contents) {

	/**
	 * What a log says of a failure.
	 * @param reason what the failure itself says
	 */
	public String of(Throwable failure, Supplier<String> reason) {
		return this.contents ? reason.get() : failure.getClass().getName();
	}

}
