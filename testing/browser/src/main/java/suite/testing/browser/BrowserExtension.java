package suite.testing.browser;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its page, and looks at what was wrong with it when the test is over.
 */
class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return Chromium.find()
			.map((path) -> ConditionEvaluationResult.enabled("there is " + path))
			.orElseGet(() -> ConditionEvaluationResult.disabled(Chromium.MISSING));
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == BrowserPage.class;
	}

	// The store closes both: the page with its test, the browser with the JVM's last one.
	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Chromium browser = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Chromium.class, (key) -> Chromium.start(), Chromium.class);
		return context.getStore(NAMESPACE)
			.computeIfAbsent(BrowserPage.class, (key) -> new BrowserPage(browser.browser()), BrowserPage.class);
	}

	@Override
	public void afterTestExecution(ExtensionContext context) {
		BrowserPage page = context.getStore(NAMESPACE).get(BrowserPage.class, BrowserPage.class);
		if (page == null) {
			return;
		}
		if (context.getExecutionException().isPresent()) {
			page.screenshot(Path.of("failed", context.getRequiredTestClass().getSimpleName(), context.getDisplayName())
				.toString());
		}
		else {
			page.requireNothingWrong();
		}
	}

}
