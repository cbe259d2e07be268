package suite.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

import suite.http.body.BodyFilter;
import suite.http.body.BodySettings;
import suite.http.body.IncompleteBodyAdvice;
import suite.http.problem.EmptyErrorFilter;
import suite.http.problem.ProblemErrorController;
import suite.http.problem.ProblemErrorValve;

/**
 * Bounds bodies and makes problems of all errors in every service that has this module on
 * its class path.
 */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@EnableConfigurationProperties(BodySettings.class)
@Import({ ProblemErrorController.class, IncompleteBodyAdvice.class })
public class HttpBaseAutoConfiguration {

	// Before anything that may read a body, and behind what measures requests.
	@Bean
	FilterRegistrationBean<BodyFilter> bodyFilter(BodySettings settings) {
		FilterRegistrationBean<BodyFilter> filter = new FilterRegistrationBean<>(new BodyFilter(settings));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
		return filter;
	}

	@Bean
	FilterRegistrationBean<EmptyErrorFilter> emptyErrorFilter() {
		FilterRegistrationBean<EmptyErrorFilter> filter = new FilterRegistrationBean<>(new EmptyErrorFilter());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 99);
		return filter;
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ProblemErrorValve()));
	}

}
