package suite.http.connection;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import suite.http.answer.AnswerFilter;

/**
 * Closes the connection of a client that was given up.
 */
public class ConnectionValve extends ValveBase {

	public ConnectionValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
		if (request.getAttribute(AnswerFilter.GIVEN_UP) != null) {
			response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
		}
	}

}
