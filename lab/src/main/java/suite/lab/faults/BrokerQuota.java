package suite.lab.faults;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

import suite.launcher.service.SuiteException;

/**
 * Makes brokers slow for those who write: each client id may send so many bytes a second,
 * and waits when it has sent more. To be set before the load: a client that has sent much
 * more already would have to wait for minutes, and go on waiting when the quota is gone.
 */
final class BrokerQuota {

	private static final String BYTE_RATE = "producer_byte_rate";

	private BrokerQuota() {
	}

	/**
	 * Sets or removes the quota.
	 * @param bytesPerSecond of each client id; null for no quota
	 */
	static void set(String bootstrapServers, Double bytesPerSecond) {
		ClientQuotaEntity each = new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));
		try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
			admin
				.alterClientQuotas(List.of(new ClientQuotaAlteration(each,
						List.of(new ClientQuotaAlteration.Op(BYTE_RATE, bytesPerSecond)))))
				.all()
				.get(30, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new SuiteException("The quota could not be altered: " + ex, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SuiteException("Interrupted", ex);
		}
	}

}
