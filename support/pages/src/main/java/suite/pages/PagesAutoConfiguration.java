package suite.pages;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Gives each service that has this module on its class path a page: its
 * {@code pages/index.html}.
 */
@AutoConfiguration
@EnableConfigurationProperties(PageLinks.class)
public class PagesAutoConfiguration {

	@Bean
	PageController pageController(@Value("${spring.application.name}") String service, PageLinks links) {
		return new PageController(service, links);
	}

}
