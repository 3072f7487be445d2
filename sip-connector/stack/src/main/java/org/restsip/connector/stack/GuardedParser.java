package org.restsip.connector.stack;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.Flow;

/**
 * The stack's parser, behind a guard: whatever bytes come, it returns a message that keeps the {@link Rules}, or nothing for a
 * keep-alive (RFC 5626, 3.5.1), or throws a ParseException. Who can be told of it is told.
 */
final class GuardedParser {
    private static final Set<Class<?>> NEEDED = Set.of(
            RequestLine.class,
            StatusLine.class,
            Via.class,
            From.class,
            To.class,
            CallID.class,
            CSeq.class,
            ContentLength.class);

    private final StringMsgParser parser = new IdentifyingParser();
    private final Restraint restraint = new Restraint();
    private final String server;

    /** @param server what a refusal says in its Server header; empty for none */
    GuardedParser(String server) {
        this.server = server;
    }

    /** @param whole whether the body is there, or still to be read from a stream */
    SIPMessage parse(byte[] bytes, boolean whole) throws Malformed {
        var text = new Rules(whole).checked(MessageText.read(bytes));
        var message = parsed(text, whole);
        if (!message.getCSeq().getMethod().equals(message.getCSeq().getMethod().toUpperCase(Locale.ROOT))) {
            message.setCSeq(new ExactCSeq((CSeq) message.getCSeq()));
        }
        return message;
    }

    /** Without its own errors: it trips over some input, and no thread may die of it. */
    private SIPMessage parsed(MessageText text, boolean readBody) throws Malformed {
        try {
            var message = parser.parseSIPMessage(text.bytes(), readBody, false, GuardedParser::onBadHeader);
            if (message == null) {
                throw Malformed.in("nothing in it");
            }
            return message;
        } catch (Malformed e) {
            throw e;
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            throw Malformed.in("not understood");
        }
    }

    /** Bad optional headers are kept aside, bad needed ones refuse the message. */
    private static void onBadHeader(
            ParseException failure, SIPMessage message, @Nullable Class<?> header, String line, @Nullable String text)
            throws ParseException {
        if (header != null && NEEDED.contains(header)) {
            throw Malformed.in(header.getSimpleName());
        }
        message.addUnparsed(line);
    }

    /**
     * The answer goes back on the way on which the request came: its Via must not send it by another transport or to somebody
     * else, and behind NAT the port that it names is not the one to write to, even if the phone does not ask for
     * {@code rport} (RFC 3581).
     */
    static void makeAnswerable(SIPRequest request, String transport, String source) throws Malformed {
        try {
            var via = request.getTopmostVia();
            via.setTransport(transport);
            via.removeParameter("maddr");
            if (!via.hasParameter(Via.RPORT) && !isAt(source, via.getHost())) {
                via.setRPort();
            }
        } catch (ParseException e) {
            throw Malformed.in("Via");
        }
    }

    private static boolean isAt(String address, String host) {
        return host.equals(address) || host.equals("[" + address + "]");
    }

    /** What to tell the sender of a message that was not understood; of datagrams not too often. */
    Optional<String> answer(byte[] bytes, Malformed why, Flow from) {
        var source = from.remoteAddress().getHostAddress();
        return from.isReliable() || restraint.allows(source, System.nanoTime())
                ? BadRequest.answerTo(bytes, why, server)
                : Optional.empty();
    }

    private static final class IdentifyingParser extends StringMsgParser {
        @Override
        protected SIPMessage processFirstLine(String line, ParseExceptionListener listener, byte[] message)
                throws ParseException {
            var begun = super.processFirstLine(line, listener, message);
            return begun instanceof SIPRequest request ? IdentifiedRequest.of(request) : begun;
        }
    }
}
