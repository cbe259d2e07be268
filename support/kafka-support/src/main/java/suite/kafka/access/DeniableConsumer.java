package suite.kafka.access;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

import suite.kafka.poll.ReplaceConsumerException;

/**
 * A consumer that asks to be replaced when Kafka denies it something: one that was denied
 * its group never belongs to it again. Whoever gives it up commits and leaves once more.
 * That is denied, too, and must not throw: spring-kafka would not close the consumer
 * then, which would keep its partitions. What it did not commit is read again. Used by
 * one thread.
 */
class DeniableConsumer implements InvocationHandler {

	private final Consumer<?, ?> consumer;

	private final RecentDenials denials;

	private boolean givenUp;

	DeniableConsumer(Consumer<?, ?> consumer, RecentDenials denials) {
		this.consumer = consumer;
		this.denials = denials;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.consumer, arguments);
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof AuthorizationException denied) {
				giveUp(method, denied);
				return null;
			}
			throw ex.getCause();
		}
	}

	private void giveUp(Method method, AuthorizationException denied) {
		String right = new Denial(denied).reading(this.consumer.groupMetadata().groupId());
		this.denials.report(right);
		if (!this.givenUp || method.getReturnType() != void.class) {
			this.givenUp = true;
			throw new ReplaceConsumerException(Denial.needs(right), denied);
		}
	}

}
