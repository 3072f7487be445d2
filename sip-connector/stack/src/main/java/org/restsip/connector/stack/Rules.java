package org.restsip.connector.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.restsip.connector.stack.MessageText.Header;

/**
 * What must hold of every message before anything in it is believed (RFC 3261, sections 7, 8.1.1, 18.3 and 25.1), as the
 * stack's parser lets much of it pass. What holds is given back in a form which that parser understands.
 */
final class Rules {
    private static final Pattern REQUEST = Pattern.compile("([A-Za-z0-9.!%*_+`'~-]++) (\\S++) (SIP/[0-9]++\\.[0-9]++)");
    private static final Pattern RESPONSE = Pattern.compile("SIP/2\\.0 [1-6][0-9]{2}(?: .*)?");
    private static final Pattern CSEQ = Pattern.compile("([0-9]{1,20})[ \\t]++(\\S++)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]++");
    private static final Pattern DATE = Pattern.compile(
            "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> NEEDED = List.of("Via", "From", "To", "Call-ID", "CSeq");
    private static final Set<String> SINGLE = Set.of(
            "from",
            "to",
            "call-id",
            "cseq",
            "max-forwards",
            "content-length",
            "content-type",
            "expires",
            "date",
            "event",
            "subscription-state",
            "sip-if-match",
            "refer-to");
    private static final int MOST_HOPS = 255;

    private final boolean whole;

    /** @param whole whether the body is there, or still to be read from a stream */
    Rules(boolean whole) {
        this.whole = whole;
    }

    /** The same message, checked. */
    MessageText checked(MessageText message) throws Malformed {
        var method = startLine(message);
        requireAll(message);
        var headers = new ArrayList<Header>();
        for (var header : message.headers()) {
            headers.add(checked(header, method));
        }
        return whole ? sized(message, headers) : message.with(headers, message.body());
    }

    /** The method; empty for a response. */
    private static String startLine(MessageText message) throws Malformed {
        if (message.isResponse()) {
            require(RESPONSE.matcher(message.startLine()).matches(), "status line");
            return "";
        }
        var request = REQUEST.matcher(message.startLine());
        require(request.matches(), "request line");
        if (!request.group(3).equals("SIP/2.0")) {
            throw Malformed.version();
        }
        requestUri(request.group(2));
        return request.group(1);
    }

    /** It has no headers (section 19.1.1, table 1); a user part may hold a question mark. */
    private static void requestUri(String uri) throws Malformed {
        var hasHeaders = Syntax.isSip(uri) && uri.indexOf('?', uri.indexOf('@') + 1) >= 0;
        require(Syntax.isUri(uri) && !hasHeaders, "Request-URI");
    }

    private static void requireAll(MessageText message) throws Malformed {
        var seen = new HashSet<String>();
        for (var header : message.headers()) {
            var name = header.name().toLowerCase(Locale.ROOT);
            require(seen.add(name) || !SINGLE.contains(name), "more than one " + header.name());
        }
        for (var name : NEEDED) {
            require(seen.contains(name.toLowerCase(Locale.ROOT)), "no " + name);
        }
    }

    private static Header checked(Header header, String method) throws Malformed {
        require(!hasControl(header.value()), header.name());
        switch (header.name().toLowerCase(Locale.ROOT)) {
            case "via" -> syntax(header).hops();
            case "from", "to" -> syntax(header).oneAddress();
            case "contact" -> contact(header);
            case "route", "record-route", "path", "service-route", "p-asserted-identity" ->
                syntax(header).addresses();
            case "call-id" -> require(!header.value().isEmpty() && !hasBlank(header.value()), "Call-ID");
            case "cseq" -> cseq(header.value(), method);
            case "max-forwards" -> require(number(header) <= MOST_HOPS, "Max-Forwards");
            case "content-length" -> require(number(header) < Integer.MAX_VALUE, "Content-Length");
            case "date" -> require(DATE.matcher(header.value()).matches(), "Date");
            case "expires", "min-expires", "session-expires" -> {
                return clamped(header);
            }
            default -> {
                // nobody but its own service knows what is right
            }
        }
        return header;
    }

    /** A backslash may stand before one in a quoted string, but not before a line end (section 25.1, quoted-pair). */
    private static boolean hasControl(String value) {
        for (var at = 0; at < value.length(); at++) {
            var c = value.charAt(at);
            var isQuoted = at > 0 && value.charAt(at - 1) == '\\' && c != '\r';
            if (((c < ' ' && c != '\t') || c == 0x7f) && !isQuoted) {
                return true;
            }
        }
        return false;
    }

    private static Syntax syntax(Header header) {
        return new Syntax(header.name(), header.value());
    }

    private static void contact(Header header) throws Malformed {
        if (!header.value().equals("*")) {
            syntax(header).addresses();
        }
    }

    private static boolean hasBlank(String value) {
        return value.indexOf(' ') >= 0 || value.indexOf('\t') >= 0;
    }

    /** Its number is below 2^31, its method that of the request (section 8.1.1.5). */
    private static void cseq(String value, String method) throws Malformed {
        var cseq = CSEQ.matcher(value);
        require(cseq.matches(), "CSeq");
        require(value(cseq.group(1)) <= Integer.MAX_VALUE, "CSeq");
        require(method.isEmpty() || method.equals(cseq.group(2)), "CSeq is of another method");
    }

    private static long number(Header header) throws Malformed {
        require(NUMBER.matcher(header.value()).matches(), header.name());
        return value(header.value());
    }

    /** Of as many digits as there may be; what is too large for us is as large as can be. */
    private static long value(String digits) {
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
    }

    /** More seconds than the stack can count are very many (section 20.19 allows 2^32). */
    private static Header clamped(Header header) {
        var digits = NUMBER.matcher(header.value());
        return digits.matches() && value(header.value()) > Integer.MAX_VALUE
                ? new Header(header.name(), Integer.toString(Integer.MAX_VALUE))
                : header;
    }

    /** The body ends where its length says, and else with the datagram (section 18.3). */
    private static MessageText sized(MessageText message, List<Header> headers) throws Malformed {
        var length = message.values("Content-Length").stream().findFirst().map(Integer::parseInt);
        if (length.isEmpty()) {
            headers.add(new Header("Content-Length", Integer.toString(message.body().length)));
            return message.with(headers, message.body());
        }
        require(length.get() <= message.body().length, "Content-Length");
        return message.with(headers, Arrays.copyOf(message.body(), length.get()));
    }

    private static void require(boolean holds, String otherwise) throws Malformed {
        if (!holds) {
            throw Malformed.in(otherwise);
        }
    }
}
