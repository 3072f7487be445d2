package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.TransactionUnavailableException;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipSendException;

/** Turns the stack's events into calls of the API's listener, in the thread that received the message. */
final class Receiving implements javax.sip.SipListener {
    private static final System.Logger LOG = System.getLogger(Receiving.class.getName());

    /** Cheap to repeat, so not worth a transaction's 32 seconds of memory (RFC 3261, 8.2.7). */
    private static final Set<String> STATELESS = Set.of("REGISTER", "OPTIONS");

    /** A server that says so is followed by the next one (RFC 3263, section 4.3). */
    private static final int OUT_OF_ORDER = 503;

    /** Without their true value the answer would be another: a REGISTER without Contact is a query. */
    private static final Set<String> DECISIVE = Set.of(
            "contact",
            "m",
            "expires",
            "max-forwards",
            "route",
            "record-route",
            "content-type",
            "c",
            "require",
            "proxy-require");

    private static final String SECONDS_TO_WAIT = "5";

    private final SipListener listener;
    private final Gate gate;
    private final Drops drops;
    private final String server;
    private final BooleanSupplier hasRoom;

    /**
     * @param server  what answers say in their Server header; empty for none
     * @param hasRoom whether one more transaction may be kept
     */
    Receiving(SipListener listener, Gate gate, Drops drops, String server, BooleanSupplier hasRoom) {
        this.hasRoom = hasRoom;
        this.listener = listener;
        this.gate = gate;
        this.drops = drops;
        this.server = server;
    }

    @Override
    public void processRequest(RequestEvent event) {
        var request = (SIPRequest) event.getRequest();
        var provider = (SipProvider) event.getSource();
        switch (gate.judge(request)) {
            case ADMITTED -> admit(event, request, provider);
            case REFUSED -> refuse(stateless(request), busy());
            case IGNORED ->
                LOG.log(Level.TRACE, () -> "Ignored: " + request.getCallId().getCallId());
        }
    }

    private void admit(RequestEvent event, SIPRequest request, SipProvider provider) {
        try {
            receive(request, wayBack(request, transaction(event, request, provider)));
        } catch (TransactionAlreadyExistsException e) {
            LOG.log(Level.TRACE, () -> "Retransmitted: " + request.getCallId().getCallId());
        } catch (ParseException e) {
            drops.malformed(e::getMessage);
            refuse(stateless(request), SipReply.of(400).because("Bad Request: " + e.getMessage()));
        } catch (TransactionUnavailableException e) {
            LOG.log(Level.DEBUG, () -> "No transaction: " + e.getMessage());
            refuse(stateless(request), busy());
        }
    }

    private static SipReply busy() {
        return SipReply.of(503).with("Retry-After", SECONDS_TO_WAIT);
    }

    private WayBack stateless(SIPRequest request) {
        return wayBack(request, Optional.empty());
    }

    private WayBack wayBack(SIPRequest request, Optional<ServerTransaction> transaction) {
        return new WayBack(request, channel(request), transaction, server);
    }

    /** As it was noted when it came in. */
    private static Channel channel(SIPRequest request) {
        return (Channel) request.getApplicationData();
    }

    private Optional<ServerTransaction> transaction(RequestEvent event, SIPRequest request, SipProvider provider)
            throws ParseException, TransactionAlreadyExistsException, TransactionUnavailableException {
        if (request.getMethod().equals("ACK") || STATELESS.contains(request.getMethod())) {
            return Optional.empty();
        }
        if (request.getMaxForwards() == null) { // older phones have none; it counts as 70 (RFC 3261, 16.6)
            request.addHeader(Headers.maxForwards());
        }
        if (isOfRfc2543(request) && request.getContactHeader() == null) { // then From is where it can be reached
            request.addHeader(
                    Headers.FACTORY.createContactHeader(request.getFrom().getAddress()));
        }
        request.checkHeaders(); // such as Contact in an INVITE
        var existing = event.getServerTransaction();
        if (existing == null && !hasRoom.getAsBoolean()) {
            throw new TransactionUnavailableException("too many are kept");
        }
        return Optional.of(existing != null ? existing : provider.getNewServerTransaction(request));
    }

    /** Old phones send no Contact; they know no branch that begins with the cookie (RFC 3261, 8.1.1.7). */
    private static boolean isOfRfc2543(SIPRequest request) {
        var branch = request.getTopmostVia().getBranch();
        return branch == null || !branch.toLowerCase(Locale.ROOT).startsWith("z9hg4bk");
    }

    private void receive(SIPRequest request, WayBack wayBack) {
        var bad = badDecisiveHeader(request);
        if (bad.isPresent()) {
            drops.malformed(() -> "bad header " + bad.get());
            refuse(wayBack, SipReply.of(400).because("Bad Request: " + bad.get()));
            return;
        }
        listener.onRequest(new ReceivedRequest(request, channel(request).peer(), wayBack));
    }

    private static Optional<String> badDecisiveHeader(SIPRequest request) {
        var unparsed = request.getUnrecognizedHeaders();
        while (unparsed.hasNext()) {
            var line = unparsed.next();
            var name = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
            if (DECISIVE.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static void refuse(WayBack wayBack, SipReply reply) {
        try {
            wayBack.answer(reply);
        } catch (SipSendException e) {
            LOG.log(Level.DEBUG, "A refusal did not reach its phone", e);
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        sent(event.getClientTransaction()).ifPresent(sent -> {
            var response = new ReceivedResponse((SIPResponse) event.getResponse(), sent.correlation());
            if (response.isFinal()) {
                sent.end();
            }
            if (response.status() != OUT_OF_ORDER || !sent.goesOn()) {
                listener.onResponse(response);
            }
        });
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()) {
            timedOut(event.getClientTransaction());
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        if (event.getSource() instanceof ClientTransaction transaction) {
            sent(transaction)
                    .filter(Sent::end)
                    .filter(sent -> !sent.goesOnAnyWay())
                    .ifPresent(sent -> listener.onTimeout(sent.unreached()));
        }
    }

    /** The last word on a transaction: what ended without any other sign ends here. */
    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        if (!event.isServerTransaction()) {
            timedOut(event.getClientTransaction());
        }
    }

    private void timedOut(Transaction transaction) {
        sent(transaction)
                .filter(Sent::end)
                .filter(sent -> !sent.goesOn())
                .ifPresent(sent -> listener.onTimeout(sent.timeout()));
    }

    private static Optional<Sent> sent(@Nullable Transaction transaction) {
        return transaction != null && transaction.getApplicationData() instanceof Sent sent
                ? Optional.of(sent)
                : Optional.empty();
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // there are none: the stack's dialogs are off
    }
}
