package suite.http.security;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Who may call.
 *
 * @param mode how callers log in. With {@code none}, a service starts only on a loopback
 * address
 * @param openNetwork whether it starts on any address with {@code none}: where the
 * network itself lets in nobody else
 * @param tokens the file with the tokens of {@code tokens}, a line for each caller: its
 * name, its roles separated by commas, the SHA-256 of its token in hexadecimal. Read
 * again within a second after it has changed
 * @param hosts names that requests may be sent to ({@code Host}), such as
 * {@code producer.example.com} or {@code *.example.com}; IP addresses always are allowed
 */
@ConfigurationProperties("suite.http.security")
public record SecuritySettings(@DefaultValue("none") LoginMode mode, @DefaultValue("false") boolean openNetwork,
		@Nullable Resource tokens, @DefaultValue("localhost") List<String> hosts) {

	public SecuritySettings {
		hosts = List.copyOf(hosts);
		if (mode == LoginMode.TOKENS && tokens == null) {
			throw new IllegalArgumentException(
					"suite.http.security.tokens must be the file with the tokens (file:/…), as suite.http.security.mode "
							+ "is tokens; it is not set");
		}
	}

}
