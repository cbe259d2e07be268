package suite.testing.http;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MvcResult;

/**
 * Requires of every answer in tests with MockMvc that its texts can be shown to anybody.
 */
@AutoConfiguration
public class MockMvcRules {

	@Bean
	MockMvcBuilderCustomizer goodTexts() {
		return (builder) -> builder.alwaysDo(MockMvcRules::check);
	}

	private static void check(MvcResult result) throws Exception {
		MockHttpServletRequest request = result.getRequest();
		request.setCharacterEncoding(StandardCharsets.UTF_8.name());
		AnswerRules.requireGoodTexts(
				request.getRequestURI() + '?' + Objects.toString(request.getQueryString(), "") + '\n'
						+ Objects.toString(request.getContentAsString(), ""),
				result.getResponse().getContentAsString(StandardCharsets.UTF_8));
	}

}
