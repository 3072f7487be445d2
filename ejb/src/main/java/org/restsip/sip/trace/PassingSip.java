package org.restsip.sip.trace;

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.restsip.connector.api.PassingMessage;
import org.restsip.trace.Passing;
import org.restsip.user.Aor;

/** A SIP message that passes, well-formed or not. */
final class PassingSip implements Passing {
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)sips?:([^@;>?\\s:]++)(?::[^@>\\s]*+)?@(\\[[^]\\s]++]|[^:;>?\\s,]++)");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\[.*|[0-9.]+");
    private static final Pattern USERNAME = Pattern.compile("(?i)\\busername\\s*+=\\s*+\"([^\"]++)\"");
    private static final Pattern STATUS = Pattern.compile("SIP/\\S++ ([1-6][0-9]{2})\\b.*");
    private static final Pattern REQUEST = Pattern.compile("([A-Za-z0-9.!%*_+`'~-]++) .*");
    private static final Pattern CSEQ = Pattern.compile("[0-9]++\\s++([A-Za-z0-9.!%*_+`'~-]++).*");
    /** Unguessable, so that whoever writes it means that call. */
    private static final Pattern CALL_OF_OURS = Pattern.compile("k[A-Za-z0-9_-]{22}");

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHORT_END_OF_HEAD = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final PassingMessage message;
    private final String headText;
    private final byte[] body;
    private final Head head;

    PassingSip(PassingMessage message) {
        this.message = message;
        var bytes = message.bytes();
        var end = endOfHead(bytes);
        this.headText = new String(bytes, 0, end, StandardCharsets.UTF_8);
        this.body = Arrays.copyOfRange(bytes, end, bytes.length);
        this.head = Head.of(headText.stripLeading());
    }

    @Override
    public boolean isSent() {
        return message.sent();
    }

    @Override
    public String transport() {
        return message.flow().transport();
    }

    @Override
    public InetSocketAddress local() {
        return new InetSocketAddress(
                message.flow().localAddress(), message.flow().localPort());
    }

    @Override
    public InetSocketAddress remote() {
        return new InetSocketAddress(
                message.flow().remoteAddress(), message.flow().remotePort());
    }

    @Override
    public boolean concerns(Aor user) {
        return addresses().anyMatch(address -> isOf(user, address))
                || head.values("authorization", "authorization")
                        .flatMap(value -> USERNAME.matcher(value).results())
                        .anyMatch(name -> isName(user, name.group(1)));
    }

    /** What stands in From, To and the Request-URI (RFC 3261, section 8.1.1). */
    private Stream<Matcher> addresses() {
        return Stream.of(Stream.of(head.startLine()), head.values("from", "f"), head.values("to", "t"))
                .flatMap(values -> values)
                .map(ADDRESS::matcher)
                .filter(Matcher::find);
    }

    /** A phone that was given our IP address for a domain means us. */
    private static boolean isOf(Aor user, Matcher address) {
        var host = address.group(2).toLowerCase(Locale.ROOT);
        return unescaped(address.group(1)).equalsIgnoreCase(user.local())
                && (host.equals(user.domain()) || IP_ADDRESS.matcher(host).matches());
    }

    private static boolean isName(Aor user, String name) {
        return name.equalsIgnoreCase(user.local()) || name.equalsIgnoreCase(user.toString());
    }

    private static String unescaped(String user) {
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return user;
        }
    }

    @Override
    public boolean belongsTo(String call) {
        return callId().equals(call) || (CALL_OF_OURS.matcher(call).matches() && mentions(call));
    }

    private boolean mentions(String call) {
        return headText.contains(call) || new String(body, StandardCharsets.UTF_8).contains(call);
    }

    @Override
    public String callId() {
        return head.value("call-id", "i").orElse("");
    }

    @Override
    public String method() {
        return status().isPresent()
                ? head.value("cseq", "cseq")
                        .flatMap(value -> first(CSEQ, value))
                        .orElse("")
                : first(REQUEST, head.startLine()).orElse("");
    }

    @Override
    public OptionalInt status() {
        return first(STATUS, head.startLine()).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public String text(boolean withBody) {
        var shown = Redaction.ofHead(headText);
        if (body.length == 0) {
            return shown;
        }
        var type = head.value("content-type", "c").orElse("no known type");
        return shown + (withBody ? Redaction.ofBody(body) : "[" + body.length + " bytes of " + type + "]");
    }

    private static int endOfHead(byte[] bytes) {
        for (var n = 0; n < bytes.length; n++) {
            for (var mark : List.of(END_OF_HEAD, SHORT_END_OF_HEAD)) {
                if (isAt(bytes, n, mark)) {
                    return n + mark.length;
                }
            }
        }
        return bytes.length;
    }

    private static boolean isAt(byte[] bytes, int place, byte[] mark) {
        for (var n = 0; n < mark.length; n++) {
            if (place + n >= bytes.length || bytes[place + n] != mark[n]) {
                return false;
            }
        }
        return true;
    }
}
