package suite.architecture;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Edge, core, Kafka: each may know what comes after it, and no service knows another.
 */
class DirectionsTests {

	private static final String[] HTTP = { "org.springframework.http..", "org.springframework.web..",
			"jakarta.servlet..", "org.apache.catalina..", "org.apache.tomcat.." };

	static final String[] SERVICES = House.SERVICES.toArray(String[]::new);

	private static final JavaClasses classes = House.services();

	@ParameterizedTest
	@FieldSource("SERVICES")
	void noServiceKnowsAnother(String service) {
		String[] others = Arrays.stream(SERVICES)
			.filter((other) -> !other.equals(service))
			.map((other) -> "suite." + other + "..")
			.toArray(String[]::new);
		noClasses().that()
			.resideInAPackage("suite." + service + "..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(others)
			.because("services talk through topics, and through nothing else")
			.check(classes);
	}

	@Test
	void whatServicesShareKnowsNoService() {
		noClasses().that()
			.resideOutsideOfPackages(packages(SERVICES))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(packages(SERVICES))
			.check(classes);
	}

	@Test
	void whatNeitherNeedsHttpNorKafkaKnowsNeither() {
		noClasses().that()
			.resideInAnyPackage("suite.failure..", "suite.settings..", "suite.start..", "suite.message..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("suite.http..", "suite.kafka..", "org.apache.kafka..", "org.springframework.web..",
					"org.springframework.http..", "jakarta.servlet..")
			.check(classes);
		noClasses().that()
			.resideInAPackage("suite.http..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("suite.kafka..", "org.apache.kafka..")
			.check(classes);
		noClasses().that()
			.resideInAPackage("suite.kafka..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("suite.http..", "org.springframework.web..", "org.springframework.http..",
					"jakarta.servlet..")
			.check(classes);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void onlyTheEdgeKnowsHttp(String service) {
		noClasses().that()
			.resideInAPackage("suite." + service + "..")
			.and(isNotTheEdge())
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(HTTP)
			.because("the core takes records, returns results and throws RequestException")
			.check(classes);
		noClasses().that()
			.resideInAPackage("suite." + service + "..")
			.and(isNotTheEdge())
			.should()
			.dependOnClassesThat(isController())
			.because("the edge knows the core, and not the other way round")
			.check(classes);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void packagesHaveNoCycles(String service) {
		slices().matching("suite." + service + ".(*)..").should().beFreeOfCycles().check(classes);
	}

	@Test
	void packagesOfWhatIsSharedHaveNoCycles() {
		slices().matching("suite.http.(*)..").should().beFreeOfCycles().check(classes);
		slices().matching("suite.kafka.(*)..").should().beFreeOfCycles().check(classes);
	}

	@Test
	void theTopologyKnowsNeitherSpringNorABroker() {
		noClasses().that()
			.resideInAPackage("suite.streams.topology..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..", "org.apache.kafka.clients.admin..",
					"org.apache.kafka.clients.producer..", "suite.kafka..", "suite.http..")
			.check(classes);
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void aServicesOwnBeansAreStereotypes(String service) {
		methods().that()
			.areDeclaredInClassesThat()
			.resideInAPackage("suite." + service + "..")
			.and()
			.areAnnotatedWith(Bean.class)
			.should(notReturnATypeOf("suite." + service))
			.allowEmptyShould(true)
			.check(classes);
	}

	private static ArchCondition<JavaMethod> notReturnATypeOf(String service) {
		return new ArchCondition<>("make what is not the service's own, or what another bean may replace") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				boolean own = !method.isAnnotatedWith(Fallback.class)
						&& method.getRawReturnType().getPackageName().startsWith(service + ".");
				events.add(new SimpleConditionEvent(method, !own,
						method.getFullName() + " returns " + method.getRawReturnType().getName()));
			}
		};
	}

	// Controllers, endpoints and what nothing but these use; packages named http, and the
	// one that asks other instances of its service.
	private static DescribedPredicate<JavaClass> isNotTheEdge() {
		return DescribedPredicate.describe("are not the edge", (type) -> !isEdge(outermost(type)));
	}

	private static boolean isEdge(JavaClass type) {
		Set<JavaClass> seen = new HashSet<>();
		Deque<JavaClass> open = new ArrayDeque<>(Set.of(type));
		boolean used = false;
		while (!open.isEmpty()) {
			JavaClass next = open.remove();
			if (isController().test(next) || next.getPackageName().matches(".*\\.(http|peer)")) {
				used = true;
			}
			else if (seen.add(next)) {
				Set<JavaClass> users = users(next);
				if (users.isEmpty()) {
					return false;
				}
				open.addAll(users);
			}
		}
		return used;
	}

	private static Set<JavaClass> users(JavaClass type) {
		return classes.stream()
			.filter((each) -> outermost(each).equals(type))
			.flatMap((each) -> each.getDirectDependenciesToSelf().stream())
			.map((dependency) -> outermost(dependency.getOriginClass()))
			.filter((user) -> !user.equals(type))
			.collect(Collectors.toSet());
	}

	private static JavaClass outermost(JavaClass type) {
		JavaClass outer = type;
		while (outer.getEnclosingClass().isPresent()) {
			outer = outer.getEnclosingClass().get();
		}
		return outer;
	}

	private static DescribedPredicate<JavaClass> isController() {
		return DescribedPredicate.describe("are controllers or endpoints",
				(type) -> outermost(type).isMetaAnnotatedWith(RestController.class)
						|| outermost(type).isMetaAnnotatedWith(Endpoint.class));
	}

	private static String[] packages(String... services) {
		return Arrays.stream(services).map((service) -> "suite." + service + "..").toArray(String[]::new);
	}

}
