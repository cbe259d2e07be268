package suite.producer;

import suite.testing.http.AccessTest;

class AccessTests extends AccessTest {

	AccessTests() {
		super(ProducerApplication.class);
	}

}
