package org.restsip.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.restsip.user.Secrets;

/** The sealing key is the configured one. */
@ApplicationScoped
public class ConfiguredSealingKey {

    @Produces
    @Singleton
    SealingKey key(Secrets secrets) {
        return new SealingKey(secrets.auth());
    }
}
