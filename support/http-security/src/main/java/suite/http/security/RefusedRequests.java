package suite.http.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts the requests that were refused because of who sent them, as
 * {@code suite.http.security.refused}. They are not logged: anybody could fill the log.
 * Thread-safe.
 */
public class RefusedRequests {

	/** Why a request was refused. */
	public enum Reason {

		/** It has no token, or one that is not valid. */
		LOGIN,

		/** Its caller has not the role that it needs. */
		ROLE,

		/** A page of another site sent it. */
		CROSS_SITE,

		/** It was sent to a name that is not the service's. */
		HOST

	}

	private final Map<Reason, Counter> counters;

	RefusedRequests(MeterRegistry registry) {
		Map<Reason, Counter> all = new EnumMap<>(Reason.class);
		Arrays.stream(Reason.values()).forEach((reason) -> all.put(reason, counter(registry, reason)));
		this.counters = Collections.unmodifiableMap(all);
	}

	private static Counter counter(MeterRegistry registry, Reason reason) {
		return Counter.builder("suite.http.security.refused")
			.description("Requests that were refused because of who sent them")
			.tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.register(registry);
	}

	public void count(Reason reason) {
		Objects.requireNonNull(this.counters.get(reason)).increment();
	}

}
