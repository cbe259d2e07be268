package suite.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What services have in common is in one place, and as a whole in each one's
 * {@code openapi.yaml}: it is written anew with {@code -Dsuite.docs.write=true}.
 */
class ContractPartsTests {

	static final List<String> SERVICES = Project.SERVICES;

	private static final Pattern PART = Pattern
		.compile("( *# As in [^:\n]*: (\\S+)\n)(?:(?! *# End\n).*\n)*( *# End\n)");

	@ParameterizedTest
	@FieldSource("SERVICES")
	void hasTheCommonParts(String service) throws IOException {
		String file = service + "/src/main/resources/openapi.yaml";
		String wanted = PART.matcher(Project.read(file))
			.replaceAll(
					(part) -> Matcher.quoteReplacement(part.group(1) + Project.read(part.group(2)) + part.group(3)));
		if (Boolean.getBoolean("suite.docs.write")) {
			Files.writeString(Project.ROOT.resolve(file), wanted);
		}
		assertThat(Project.read(file)).as("to write it anew: as SettingsPageTests says, with -Dtest=ContractPartsTests")
			.isEqualTo(wanted)
			.contains("support/http-support/openapi/paths.yaml", "support/http-support/openapi/components.yaml",
					"support/http-support/openapi/schemas.yaml");
	}

}
