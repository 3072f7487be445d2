package org.restsip.sip.event;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets subscriptions end in time. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubscriptionClock {
    private static final Logger LOG = System.getLogger(SubscriptionClock.class.getName());

    @Inject
    private Subscriptions subscriptions;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Nullable
    private ScheduledFuture<?> job;

    @PostConstruct
    void start() {
        job = scheduler.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (job != null) {
            job.cancel(false);
        }
    }

    /** An executor drops a job that throws. */
    private void look() {
        try {
            subscriptions.look();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "looking at subscriptions failed and is tried again", e);
        }
    }
}
