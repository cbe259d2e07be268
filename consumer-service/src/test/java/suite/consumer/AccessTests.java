package suite.consumer;

import suite.testing.http.AccessTest;

class AccessTests extends AccessTest {

	AccessTests() {
		super(ConsumerApplication.class);
	}

}
