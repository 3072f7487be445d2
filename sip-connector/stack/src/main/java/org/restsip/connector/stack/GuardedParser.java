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
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stack's parser, behind a guard: whatever bytes come, it returns a message with the headers every message needs (RFC
 * 3261, 8.1.1), or nothing for a keep-alive (RFC 5626, 3.5.1), or throws a ParseException. Then UDP answers 400 by itself; a
 * TCP connection is told to.
 */
final class GuardedParser implements MessageParser {
    private static final Set<Class<?>> NEEDED = Set.of(
            RequestLine.class,
            StatusLine.class,
            Via.class,
            From.class,
            To.class,
            CallID.class,
            CSeq.class,
            ContentLength.class);

    private final StringMsgParser parser = new StringMsgParser();
    private final Drops drops;

    GuardedParser(Drops drops) {
        this.drops = drops;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, ParseExceptionListener channel) throws ParseException {
        try {
            var message = parser.parseSIPMessage(bytes, readBody, strict, GuardedParser::onBadHeader);
            if (message != null) {
                requireWhole(message, bytes);
            }
            return message;
        } catch (ParseException e) {
            throw refuse(bytes, channel, e);
        } catch (RuntimeException | StackOverflowError e) { // the parser trips over some input; no thread may die of it
            throw refuse(bytes, channel, new ParseException(e.toString(), 0));
        }
    }

    /** Bad optional headers are kept aside, bad needed ones refuse the message. */
    private static void onBadHeader(
            ParseException failure, SIPMessage message, @Nullable Class<?> header, String line, String text)
            throws ParseException {
        if (header != null && NEEDED.contains(header)) {
            throw failure;
        }
        message.addUnparsed(line);
    }

    private static void requireWhole(SIPMessage message, byte[] bytes) throws ParseException {
        if (message.getTopmostVia() == null
                || message.getFrom() == null
                || message.getTo() == null
                || message.getCallId() == null
                || message.getCSeq() == null) {
            throw new ParseException("a needed header is missing", 0);
        }
        if (!hasEndOfHead(bytes)) {
            throw new ParseException("no end of the headers", bytes.length);
        }
    }

    /** Whether an empty line follows the headers; the parser itself takes the end of the bytes for it. */
    private static boolean hasEndOfHead(byte[] bytes) {
        var emptySoFar = false;
        var begun = false;
        for (var b : bytes) {
            if (b == '\n' && emptySoFar && begun) {
                return true;
            }
            begun |= b > ' ';
            emptySoFar = b == '\n' || (emptySoFar && b == '\r');
        }
        return false;
    }

    private ParseException refuse(byte[] bytes, ParseExceptionListener channel, ParseException failure) {
        drops.malformed(() -> failure.getMessage() + " in " + new String(bytes, StandardCharsets.UTF_8));
        if (channel instanceof TcpConnection connection) {
            connection.refuse(bytes);
        }
        return failure;
    }
}
