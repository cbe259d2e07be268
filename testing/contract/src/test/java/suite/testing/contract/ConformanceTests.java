package suite.testing.contract;

import java.util.Map;

import org.junit.jupiter.api.Test;

import suite.testing.http.RawAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is found where a service and its contract differ.
 */
class ConformanceTests {

	private static final Map<String, String> JSON = Map.of("content-type", "application/json", "retry-after", "5");

	private final Conformance conformance = new Conformance(new Contract("""
			paths:
			  /things/{id}:
			    get:
			      responses:
			        '200':
			          headers:
			            Retry-After: {required: true, schema: {type: string}}
			          content:
			            application/json:
			              schema: {$ref: '#/components/schemas/Thing'}
			            text/event-stream:
			              schema: {type: string}
			              x-events:
			                progress: {schema: {$ref: '#/components/schemas/Part'}}
			        '404':
			          description: nothing
			components:
			  schemas:
			    Thing:
			      allOf:
			        - $ref: '#/components/schemas/Part'
			        - required: [parts]
			          properties:
			            parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
			    Part:
			      type: object
			      required: [name]
			      properties:
			        name: {type: string}
			        at: {type: string, format: date-time}
			"""));

	private void answered(int status, Map<String, String> headers, String body) {
		this.conformance.check("GET", "/things/1?x=y", new RawAnswer(status, headers, body));
	}

	@Test
	void allThatIsSaidIsToBeSeen() {
		assertThat(this.conformance.unseen()).containsExactly("/components/schemas/Part/properties/at",
				"/components/schemas/Part/properties/name", "/components/schemas/Thing/allOf/1/properties/parts",
				"GET /things/{id} 200", "GET /things/{id} 200 Retry-After", "GET /things/{id} 200 application/json",
				"GET /things/{id} 200 event progress", "GET /things/{id} 200 text/event-stream",
				"GET /things/{id} 404");
		answered(200, JSON, "{\"name\":\"a\",\"parts\":[{\"name\":\"b\",\"at\":\"2026-01-01T00:00:00Z\"}]}");
		answered(200, Map.of("content-type", "text/event-stream", "retry-after", "5"), "");
		this.conformance.checkEvent("/things/1", "progress", "{\"name\":\"a\"}");
		answered(404, Map.of(), "");
		assertThat(this.conformance.violations()).isEmpty();
		assertThat(this.conformance.unseen()).isEmpty();
	}

	@Test
	void whatIsNotSaidIsFound() {
		answered(200, JSON, "{\"name\":\"a\",\"parts\":[],\"more\":1}");
		answered(200, JSON, "{\"name\":\"a\",\"parts\":[{\"name\":\"b\",\"more\":1}]}");
		answered(200, JSON, "{\"name\":7,\"parts\":[{\"at\":\"yesterday\"}]}");
		answered(200, Map.of("content-type", "application/json"), "{\"name\":\"a\",\"parts\":[]}");
		answered(200, Map.of("content-type", "text/html", "retry-after", "5"), "");
		answered(404, JSON, "{}");
		answered(500, JSON, "{}");
		this.conformance.checkEvent("/things/1", "other", "{}");
		this.conformance.checkEvent("/things/1", "progress", "{\"name\":\"a\",\"more\":1}");
		assertThat(this.conformance.violations()).hasSize(9);
		assertThat(this.conformance.violations().get(0)).contains("'more'");
		assertThat(this.conformance.violations().get(1)).contains("/parts/0", "'more'");
		assertThat(this.conformance.violations().get(2)).contains("/name", "/parts/0", "'name'", "date-time");
		assertThat(this.conformance.violations().get(3)).contains("no header Retry-After");
		assertThat(this.conformance.violations().get(4)).contains("no such Content-Type: text/html");
		assertThat(this.conformance.violations().get(5)).contains("no such Content-Type: application/json");
		assertThat(this.conformance.violations().get(6)).contains("no such status");
		assertThat(this.conformance.violations().get(7)).contains("no such event");
		assertThat(this.conformance.violations().get(8)).contains("'more'");
	}

}
