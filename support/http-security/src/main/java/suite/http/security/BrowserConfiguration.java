package suite.http.security;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import suite.http.security.browser.BrowserFilter;

/**
 * What each port refuses before anything else of it.
 */
@Configuration(proxyBeanMethods = false)
class BrowserConfiguration {

	// Behind what measures requests, before CrowdFilter.
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 96;

	@Bean
	FilterRegistrationBean<BrowserFilter> browserFilter(SecuritySettings settings, RefusedRequests refused) {
		FilterRegistrationBean<BrowserFilter> registration = new FilterRegistrationBean<>(
				new BrowserFilter(settings.hosts(), refused));
		registration.setOrder(ORDER);
		return registration;
	}

}
