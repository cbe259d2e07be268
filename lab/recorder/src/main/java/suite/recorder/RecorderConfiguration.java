package suite.recorder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;

/**
 * There wherever its jar is on the class path and {@code suite.recorder.file} says where
 * to.
 */
@AutoConfiguration
@ConditionalOnProperty("suite.recorder.file")
@Import(RecorderRegistrar.class)
public class RecorderConfiguration {

}
