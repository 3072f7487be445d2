package org.restsip.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.restsip.call.CallRules;
import org.restsip.call.HistoryRules;
import org.restsip.event.StreamRules;
import org.restsip.event.WriterThreads;
import org.restsip.event.Writers;
import org.restsip.login.LoginRules;
import org.restsip.mailbox.MailboxRules;
import org.restsip.message.MessageRules;
import org.restsip.trace.TraceRules;
import org.restsip.user.AccountRules;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.LockOutRules;
import org.restsip.user.Secrets;
import org.restsip.user.SessionRules;

/** Hands the settings to the core as its typed rules. */
@Singleton
public class Rules {
    private final Settings settings;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    @SuppressWarnings("NullAway") // the container sets the factory
    public Rules(Settings settings) {
        this.settings = settings;
    }

    /** As fine as times are kept, so that what is shown first is what is shown later. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Produces
    @Singleton
    @Writers
    WriterThreads writers() {
        return new WriterThreads(
                threads, 2 * Runtime.getRuntime().availableProcessors(), settings.number("events.max-writers"));
    }

    @Produces
    @Singleton
    StreamRules streamRules() {
        return new StreamRules(settings.number("events.heartbeat"), settings.seconds("events.patience"));
    }

    @Produces
    @Singleton
    Domains domains() {
        var names = settings.list("sip.domains");
        return new Domains(names.isEmpty() ? List.of(settings.text("sip.domain")) : names);
    }

    @Produces
    @Singleton
    Secrets secrets() {
        return new Secrets(settings.secret("cluster.secret"), settings.secret("auth.secret"));
    }

    @Produces
    @Singleton
    Ids ids(Secrets secrets) {
        return new Ids(secrets.cluster());
    }

    @Produces
    @Singleton
    AccountRules accountRules() {
        return new AccountRules(
                AuthStore.of(settings) == AuthStore.OWN,
                switch (settings.text("account.signup")) {
                    case "open" -> true;
                    case "closed" -> false;
                    default -> throw new InvalidSetting("account.signup", "must be open or closed");
                },
                settings.number("account.min-password-length"),
                settings.number("account.max-devices"));
    }

    @Produces
    @Singleton
    SessionRules sessionRules() {
        return new SessionRules(
                settings.seconds("auth.session.idle"),
                settings.seconds("auth.session.max"),
                settings.seconds("auth.session.noted"),
                settings.number("auth.session.max-per-user"));
    }

    @Produces
    @Singleton
    LockOutRules lockOutRules() {
        return new LockOutRules(
                settings.number("auth.lockout.per-pair"),
                settings.number("auth.lockout.per-account"),
                settings.number("auth.lockout.per-address"),
                settings.seconds("auth.lockout.first"),
                settings.seconds("auth.lockout.longest"),
                settings.seconds("auth.lockout.memory"));
    }

    @Produces
    @Singleton
    LoginRules loginRules() {
        return new LoginRules(
                settings.seconds("login.min-expires"),
                settings.seconds("login.default-expires"),
                settings.seconds("login.max-expires"),
                settings.number("login.max-contacts"),
                settings.seconds("login.grace"));
    }

    @Produces
    @Singleton
    MessageRules messageRules() {
        return new MessageRules(
                settings.number("message.max-bytes"),
                settings.seconds("message.default-expires"),
                settings.seconds("message.max-expires"),
                settings.number("message.max-waiting"),
                settings.number("message.max-waiting-bytes"),
                settings.number("message.max-outbound"));
    }

    @Produces
    @Singleton
    MailboxRules mailboxRules() {
        return new MailboxRules(
                settings.number("mailbox.max-bytes"),
                settings.number("mailbox.max-messages"),
                settings.number("mailbox.max-total-bytes"),
                settings.number("mailbox.max-from-one"),
                settings.number("mailbox.max-bytes-from-one"),
                settings.seconds("mailbox.retention"));
    }

    @Produces
    @Singleton
    CallRules callRules() {
        return new CallRules(
                settings.seconds("call.grace"),
                settings.seconds("call.linger"),
                settings.number("call.max-participants"),
                settings.number("call.max-invited"),
                settings.number("call.max-session"),
                settings.number("call.max-extras"),
                settings.number("call.max-content"),
                settings.number("call.max-calls"));
    }

    @Produces
    @Singleton
    TraceRules traceRules() {
        return new TraceRules(
                settings.number("trace.max-traces"),
                settings.seconds("trace.max-seconds"),
                settings.number("trace.max-messages"),
                settings.number("trace.max-size"),
                settings.flag("trace.bodies"));
    }

    @Produces
    @Singleton
    HistoryRules historyRules() {
        return new HistoryRules(settings.days("call.history-days"));
    }
}
