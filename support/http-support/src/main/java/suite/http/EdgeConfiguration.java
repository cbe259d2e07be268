package suite.http;

import jakarta.servlet.Filter;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.thread.Threading;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import suite.http.answer.AnswerFilter;
import suite.http.answer.AnswerPlaces;
import suite.http.answer.AnswerSettings;
import suite.http.body.BodyFilter;
import suite.http.body.BodySettings;
import suite.http.connection.ConnectionValve;
import suite.http.crowd.CrowdFilter;
import suite.http.crowd.CrowdSettings;
import suite.http.problem.ProblemErrorValve;

/**
 * The edge of a port: what every request passes before and behind the application.
 */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

	private static final int TOMCATS_THREADS = 200;

	// All behind what measures requests.
	@Bean
	FilterRegistrationBean<CrowdFilter> crowdFilter(CrowdSettings settings, Environment environment) {
		int threads = environment.getProperty("server.tomcat.threads.max", Integer.class, TOMCATS_THREADS);
		String actuator = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		return ordered(
				new CrowdFilter(settings, threads, Threading.VIRTUAL.isActive(environment), actuator + "/health"), 97);
	}

	@Bean
	FilterRegistrationBean<AnswerFilter> answerFilter(AnswerSettings settings, AnswerPlaces places) {
		return ordered(new AnswerFilter(settings, places), 98);
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
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> edgeOfTomcat(BodySettings settings) {
		return (factory) -> {
			factory.addConnectorCustomizers(EdgeConfiguration::customize);
			factory.addContextCustomizers((context) -> {
				context.getParent().getPipeline().addValve(new ConnectionValve(settings));
				context.getParent().getPipeline().addValve(new ProblemErrorValve());
			});
		};
	}

	private static void customize(Connector connector) {
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
			// Who asks whether to send a body is told so by whoever reads it.
			http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
			// Of a body that is refused before it gets to ConnectionValve.
			http.setMaxSwallowSize(0);
		}
	}

}
