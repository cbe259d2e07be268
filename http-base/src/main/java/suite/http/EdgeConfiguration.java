package suite.http;

import jakarta.servlet.Filter;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import suite.http.answer.AnswerFilter;
import suite.http.answer.AnswerPlaces;
import suite.http.answer.AnswerSettings;
import suite.http.body.BodyFilter;
import suite.http.body.BodySettings;
import suite.http.connection.ConnectionValve;
import suite.http.problem.EmptyErrorFilter;
import suite.http.problem.ProblemErrorValve;

/**
 * The edge of a port: what every request passes before and behind the application.
 */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

	// All behind what measures requests.
	@Bean
	FilterRegistrationBean<AnswerFilter> answerFilter(AnswerSettings settings, AnswerPlaces places) {
		return ordered(new AnswerFilter(settings, places), 98);
	}

	@Bean
	FilterRegistrationBean<EmptyErrorFilter> emptyErrorFilter() {
		return ordered(new EmptyErrorFilter(), 99);
	}

	// Before anything that may read a body.
	@Bean
	FilterRegistrationBean<BodyFilter> bodyFilter(BodySettings settings) {
		return ordered(new BodyFilter(settings), 100);
	}

	private static <T extends Filter> FilterRegistrationBean<T> ordered(T filter, int place) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
		return registration;
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> edgeValves() {
		return (factory) -> factory.addContextCustomizers((context) -> {
			context.getParent().getPipeline().addValve(new ConnectionValve());
			context.getParent().getPipeline().addValve(new ProblemErrorValve());
		});
	}

}
