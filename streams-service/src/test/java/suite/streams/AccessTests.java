package suite.streams;

import suite.testing.http.AccessTest;

class AccessTests extends AccessTest {

	AccessTests() {
		super(StreamsServiceApplication.class);
	}

}
