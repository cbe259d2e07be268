package suite.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done the same way in all modules.
 */
class DialectTests {

	@Test
	void everyPackageSaysWhatMayBeNull() {
		assertThat(House.everything().stream().map(JavaClass::getPackage).distinct()).isNotEmpty()
			.allSatisfy((each) -> assertThat(isNullMarked(each)).as(each.getName()).isTrue());
	}

	@Test
	void testsEndInTestsOrIT() {
		assertThat(House.tests()
			.stream()
			.filter((type) -> !type.getModifiers().contains(JavaModifier.ABSTRACT)
					&& type.getEnclosingClass().isEmpty())
			.filter((type) -> type.getAllMethods()
				.stream()
				.anyMatch((method) -> method.isMetaAnnotatedWith(Testable.class)))
			.map(JavaClass::getSimpleName)).hasSizeGreaterThan(100)
			.allMatch((name) -> name.endsWith("Tests") || name.endsWith("IT"));
	}

	private static boolean isNullMarked(JavaPackage each) {
		return each.tryGetAnnotationOfType(NullMarked.class).isPresent();
	}

}
