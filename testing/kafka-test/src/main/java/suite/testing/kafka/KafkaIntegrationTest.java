package suite.testing.kafka;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.context.annotation.Import;

/**
 * A test on the broker of {@link TestKafka}. Beside {@code @SpringBootTest} it points the
 * application's producers, consumers, admin and streams there, whatever
 * {@code spring.kafka.bootstrap-servers} says. The report of the test says which broker
 * that was. Tagged, so that these tests alone can be run on another kind of broker.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(TestKafkaConnection.class)
@Tag("shared-broker")
@ExtendWith(BrokerReport.class)
public @interface KafkaIntegrationTest {

}
