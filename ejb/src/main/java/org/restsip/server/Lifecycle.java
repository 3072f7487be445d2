package org.restsip.server;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.restsip.call.Bookkeeping;
import org.restsip.call.CallList;
import org.restsip.call.Calling;
import org.restsip.event.Hub;
import org.restsip.event.WriterThreads;
import org.restsip.event.Writers;
import org.restsip.login.Registrations;
import org.restsip.login.Roster;
import org.restsip.mailbox.Mailbox;
import org.restsip.message.Deliveries;
import org.restsip.message.Safekeeping;
import org.restsip.trace.Recorder;
import org.restsip.trace.Tracing;
import org.restsip.user.SignIns;

/** From the server's start to its end: checks what must be right, keeps the clock, and says goodbye. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Lifecycle {
    /** So that what streams hold is released while there is a cluster to tell. */
    private static final Duration PARTING = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(Lifecycle.class.getName());
    /** So that what has ended is gone, and watchers know, within a second. */
    private static final long TICK_MILLIS = 250;
    /** The list of all is read as a whole, so less often than single logins. */
    private static final long LIST_MILLIS = 500;
    /** What a lost notice can cost at most. */
    private static final long COMPARE_SECONDS = 60;

    /** What has ended counts no more in any case; this only makes room. */
    private static final long SWEEP_MINUTES = 10;

    @Inject
    private Settings settings;

    @Inject
    private Production production;

    @Inject
    private Demo demo;

    @Inject
    private Administrator administrator;

    @Inject
    private Registrations registrations;

    @Inject
    private Roster roster;

    @Inject
    private CallList callList;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Safekeeping safekeeping;

    @Inject
    private Mailbox mailbox;

    @Inject
    private Calling calling;

    @Inject
    private Bookkeeping bookkeeping;

    @Inject
    private Holds holds;

    @Inject
    private Hub hub;

    @Inject
    @Writers
    private WriterThreads writers;

    @Inject
    private SignIns signIns;

    @Inject
    private Survivors survivors;

    @Inject
    private Recorder recorder;

    @Inject
    private Tracing tracing;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final List<ScheduledFuture<?>> jobs = new ArrayList<>();

    @PostConstruct
    void start() {
        settings.warnOfUnknown();
        production.check();
        demo.makeUsers();
        administrator.make();
        deliveries.serveNeighbours();
        guarded("offering messages again", safekeeping::restore);
        recorder.start();
        every(TICK_MILLIS, TimeUnit.MILLISECONDS, "ending logins", registrations::endDue);
        every(LIST_MILLIS, TimeUnit.MILLISECONDS, "telling who is there", roster::tell);
        every(LIST_MILLIS, TimeUnit.MILLISECONDS, "telling which calls there are", callList::tell);
        every(TICK_MILLIS, TimeUnit.MILLISECONDS, "ending messages", deliveries::endDue);
        every(TICK_MILLIS, TimeUnit.MILLISECONDS, "letting go of messages", safekeeping::settle);
        every(TICK_MILLIS, TimeUnit.MILLISECONDS, "ending calls", calling::endDue);
        every(TICK_MILLIS, TimeUnit.MILLISECONDS, "writing the history of calls", bookkeeping::write);
        every(COMPARE_SECONDS, TimeUnit.SECONDS, "closing lost calls", bookkeeping::closeLost);
        every(1, TimeUnit.HOURS, "dropping old calls", bookkeeping::dropOld);
        every(1, TimeUnit.SECONDS, "releasing what is overdue", holds::releaseOverdue);
        every(TICK_MILLIS, TimeUnit.MILLISECONDS, "cutting slow readers", hub::cutSlow);
        every(WriterThreads.look().toMillis(), TimeUnit.MILLISECONDS, "relieving writers", writers::relieve);
        every(1, TimeUnit.SECONDS, "heartbeat", hub::heartbeat);
        every(SWEEP_MINUTES, TimeUnit.MINUTES, "ending sessions", signIns::endDue);
        every(SWEEP_MINUTES, TimeUnit.MINUTES, "emptying mailboxes", mailbox::sweep);
        every(SWEEP_MINUTES, TimeUnit.MINUTES, "sweeping messages", safekeeping::sweep);
        every(TICK_MILLIS, TimeUnit.MILLISECONDS, "looking for traces", recorder::look);
        every(1, TimeUnit.SECONDS, "sharing traces", recorder::share);
        every(1, TimeUnit.SECONDS, "forgetting traces", tracing::endDue);
        every(COMPARE_SECONDS, TimeUnit.SECONDS, "tidying up", survivors::tidyUp);
    }

    @PreDestroy
    void stop() {
        jobs.forEach(job -> job.cancel(false));
        hub.goodbye();
        hub.awaitEnd(PARTING);
    }

    private void every(long period, TimeUnit unit, String name, Runnable job) {
        jobs.add(scheduler.scheduleWithFixedDelay(() -> guarded(name, job), period, period, unit));
    }

    /** An executor drops a job that throws, and then nothing would end any more. */
    private static void guarded(String name, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, name + " failed and is tried again", e);
        }
    }
}
