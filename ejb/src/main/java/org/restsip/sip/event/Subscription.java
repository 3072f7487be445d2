package org.restsip.sip.event;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipSendException;
import org.restsip.event.Event;
import org.restsip.event.Sink;
import org.restsip.event.Stream;
import org.restsip.event.TooBusy;
import org.restsip.server.Watching.Ticket;
import org.restsip.sip.SipLine;
import org.restsip.user.Caller;

/**
 * One subscription of a phone (RFC 6665, section 4.2): the end of a stream like those of web clients. One NOTIFY is under
 * way at a time; what changes before it is answered becomes one, of the newest state.
 */
final class Subscription implements Sink {
    /** Begins the correlation of its NOTIFYs. */
    static final String WORD = "notify";

    private static final Logger LOG = System.getLogger(Subscription.class.getName());

    private final Caller by;
    private final EventName event;
    private final EventPackage kind;
    private final Documents documents;
    private final SipLine line;
    private final Clock clock;
    private Dialog dialog;
    private Instant end;

    /** What the phone may be shown now; empty before the stream has said it. */
    private Optional<Object> newest = Optional.empty();

    private Optional<Ending> ending = Optional.empty();
    private Optional<Instant> pause = Optional.empty();
    private boolean news;
    private boolean whole = true;
    private boolean underWay;
    private boolean over;

    @Nullable
    private volatile Stream stream;

    Subscription(
            Caller by,
            EventName event,
            EventPackage kind,
            Documents documents,
            Dialog dialog,
            Instant end,
            SipLine line,
            Clock clock) {
        this.by = by;
        this.event = event;
        this.kind = kind;
        this.documents = documents;
        this.dialog = dialog;
        this.end = end;
        this.line = line;
        this.clock = clock;
    }

    /** Begins to tell; a subscription that is over at once is a question, and is answered once (section 4.4.3). */
    void begin(Ticket ticket) {
        try {
            stream = ticket.open(this);
        } catch (TooBusy e) {
            LOG.log(Level.INFO, "{0} is to subscribe to {1} later: {2}", by.aor(), event, e.getMessage());
            ticket.giveBack();
            close();
        }
        letGoIfOver();
    }

    boolean belongsTo(Caller caller, SipRequest request) {
        return by.is(caller.aor()) && event.equals(EventName.of(request).orElse(event)) && dialog().holds(request);
    }

    synchronized Dialog dialog() {
        return dialog;
    }

    /** Whether nothing more is to be told than that it is over. */
    synchronized boolean isEnding() {
        return over || ending.isPresent();
    }

    synchronized boolean isOver() {
        return over;
    }

    /** It goes on until then, and the phone is where it says it is. */
    synchronized void renew(SipRequest request, Instant until) {
        dialog = dialog.after(request);
        end = until;
    }

    /** What is to be told after each SUBSCRIBE: all, whether it is new or not (section 4.2.1.2). */
    void tellAnew() {
        synchronized (this) {
            news = true;
            whole = true;
            endIfDue();
            tell();
        }
        letGoIfOver();
    }

    /** Time has passed. */
    void look() {
        synchronized (this) {
            pause = pause.filter(until -> until.isAfter(clock.instant()));
            endIfDue();
            tell();
        }
        letGoIfOver();
    }

    @Override
    public void write(Event told) {
        synchronized (this) {
            switch (told.type()) {
                case STATE, UPDATE -> show(told.entity());
                case GOODBYE -> leave();
                case END -> end(Ending.REJECTED);
                case MESSAGE, WITHDRAWN, OFFER -> {} // nobody subscribes to these
            }
            tell();
        }
        letGoIfOver();
    }

    private void show(Object entity) {
        newest = Optional.of(entity);
        news = true;
        if (kind.isLast(entity)) {
            end(Ending.NORESOURCE);
        }
        endIfDue();
    }

    /** There is no time to wait for an answer. */
    private void leave() {
        end(Ending.DEACTIVATED);
        underWay = false;
        pause = Optional.empty();
    }

    private void endIfDue() {
        if (!end.isAfter(clock.instant())) {
            end(Ending.TIMEOUT);
        }
    }

    /** The first reason counts, unless what it has to tell is not to be had any more. */
    private void end(Ending why) {
        if (ending.isEmpty() || newest.isEmpty()) {
            ending = Optional.of(why);
        }
    }

    @Override
    public void flush() {
        // Each NOTIFY goes by itself.
    }

    @Override
    public void heartbeat() {
        // A phone gives its own signs of life: it refreshes.
    }

    @Override
    public boolean wantsMore() {
        return !isOver();
    }

    /** The stream has ended; if not because of us, the phone may come back. */
    @Override
    public void close() {
        synchronized (this) {
            end(Ending.PROBATION);
            tell();
        }
    }

    /** A NOTIFY was answered (section 4.2.2): a phone that does not know of the subscription any more, or wants none, has none. */
    void answered(SipResponse response) {
        synchronized (this) {
            if (!response.isFinal() || response.cseq() != dialog.said()) {
                return;
            }
            underWay = false;
            if (!response.isSuccess()) {
                retryAfter(response).ifPresentOrElse(this::tellLater, this::giveUp);
            }
            tell();
        }
        letGoIfOver();
    }

    /** A NOTIFY was not answered, or could not even be sent. */
    void unanswered() {
        synchronized (this) {
            giveUp();
        }
        letGoIfOver();
    }

    private void tellLater(Duration later) {
        pause = Optional.of(clock.instant().plus(later));
        news = true;
        whole = true;
    }

    private void giveUp() {
        over = true;
    }

    private static Optional<Duration> retryAfter(SipResponse response) {
        return response.header("Retry-After")
                .map(value -> value.split("[^0-9]", 2)[0])
                .filter(seconds -> !seconds.isEmpty() && seconds.length() < 6)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private void tell() {
        if (over || underWay || pause.isPresent()) {
            return;
        }
        if (ending.isPresent()) {
            tellEnd(ending.get());
        } else if (news && newest.isPresent()) {
            var left = Math.max(
                    0, Math.round(Duration.between(clock.instant(), end).toMillis() / 1000.0));
            var state = kind.isWithheld(newest.get()) ? "pending" : "active";
            send(state + ";expires=" + left, Optional.of(body(newest.get())));
        }
    }

    private void tellEnd(Ending why) {
        if (why.tellsState() && newest.isEmpty()) {
            return; // it was asked for, and is being read
        }
        send(why.state(), newest.filter(known -> why.tellsState()).map(this::body));
        over = true;
    }

    private SipBody body(Object entity) {
        var body = new SipBody(kind.mediaType(), documents.next(entity, whole));
        news = false;
        whole = false;
        return body;
    }

    private void send(String state, Optional<SipBody> body) {
        dialog = dialog.next();
        try {
            line.use(connection -> connection.send(dialog.request(
                    "NOTIFY",
                    headers(connection, state),
                    body,
                    WORD + " " + dialog.tag() + " " + dialog.said(),
                    connection::parse)));
            underWay = true;
        } catch (SipSendException | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "{0} cannot be told of {1}: {2}", by.aor(), event, e.getMessage());
            giveUp();
        }
    }

    private List<SipHeader> headers(SipConnection connection, String state) {
        return List.of(
                new SipHeader("Contact", "<" + connection.contact(dialog.flow()) + ">"),
                new SipHeader("Event", event.toString()),
                new SipHeader("Subscription-State", state));
    }

    /** Not while it is locked: to end a stream may take a while. */
    private void letGoIfOver() {
        var open = stream;
        if (open != null && isOver()) {
            open.close();
        }
    }
}
