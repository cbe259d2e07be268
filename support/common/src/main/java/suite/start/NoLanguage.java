package suite.start;

import java.util.Locale;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Takes the machine's language away from a service before anything of it runs: what is
 * formatted without a locale, by libraries too, has ASCII digits and letters then. In
 * Turkish {@code "ID"} would become {@code "ıd"} in lower case, in Arabic {@code 42} is
 * written {@code ٤٢}.
 */
final class NoLanguage implements ApplicationListener<ApplicationStartingEvent>, Ordered {

	@Override
	public void onApplicationEvent(ApplicationStartingEvent event) {
		Locale.setDefault(Locale.ROOT);
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
