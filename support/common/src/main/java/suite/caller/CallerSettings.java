package suite.caller;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * What one caller may take of what is bounded for all: of requests at the same time, of
 * bodies being read, large answers, event streams, uploads and runs. A caller is a login,
 * or an address where nobody logs in; programs on the same machine share without bounds
 * there.
 *
 * @param share the part of each bound, 0.01 to 1; at least one place
 */
@ConfigurationProperties("suite.callers")
public record CallerSettings(@DefaultValue("0.5") double share) {

	public CallerSettings {
		Check.of("suite.callers").require("share", 0.01 <= share && share <= 1, "0.01 to 1", share);
	}

	/** One caller's places of so many. */
	int of(int all) {
		return Math.max(1, (int) (this.share * all));
	}

}
