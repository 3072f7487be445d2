package org.restsip.connector.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the value of a header from left to right (RFC 3261, section 25.1), strictly where two readers could understand
 * different things, and liberally elsewhere: what phones write in display names and parameters is not always a token.
 */
final class Syntax {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]++]|[A-Za-z0-9_.-]++)(?::[0-9]{1,5})?+");
    private static final Pattern SENT_BY = Pattern.compile(
            "SIP\\s*+/\\s*+[0-9.]++\\s*+/\\s*+[A-Za-z0-9!%*_+`'~.-]++\\s++"
                    + "(?:\\[[0-9A-Fa-f:.]++]|[A-Za-z0-9_.-]++)(?:\\s*+:\\s*+[0-9]{1,5})?+",
            Pattern.CASE_INSENSITIVE);

    private final String name;
    private final String text;
    private int at;

    /** @param name whose value it is, to be told if it is wrong */
    Syntax(String name, String text) {
        this.name = name;
        this.text = text;
    }

    static boolean isToken(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "-.!%*_+`'~".indexOf(c) >= 0);
    }

    /** Each of the addresses of a header that may have several. */
    void addresses() throws Malformed {
        do {
            address();
        } while (follows(','));
        end();
    }

    void oneAddress() throws Malformed {
        address();
        end();
    }

    /** The hops of a Via, the topmost first. */
    List<String> hops() throws Malformed {
        var hops = new ArrayList<String>();
        do {
            blanks();
            var start = at;
            match(SENT_BY);
            parameters();
            hops.add(text.substring(start, at).strip());
        } while (follows(','));
        end();
        return hops;
    }

    private void address() throws Malformed {
        blanks();
        if (at < text.length() && text.charAt(at) == '"') {
            quoted();
            blanks();
            bracketed();
        } else if (displayName()) {
            bracketed();
        } else {
            uri(bare());
        }
        parameters();
    }

    /** Whether one, perhaps empty, stands before a bracket. */
    private boolean displayName() {
        var end = at;
        while (end < text.length() && "<>\",;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end == text.length() || text.charAt(end) != '<') {
            return false;
        }
        at = end;
        return true;
    }

    private void bracketed() throws Malformed {
        require('<');
        var end = text.indexOf('>', at);
        if (end < 0) {
            throw wrong();
        }
        uri(text.substring(at, end));
        at = end + 1;
    }

    /** Without brackets it ends where header parameters begin, and must not have headers of its own (section 20). */
    private String bare() throws Malformed {
        var start = at;
        while (at < text.length() && ";, \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var uri = text.substring(start, at);
        if (uri.indexOf('?', uri.indexOf('@') + 1) >= 0) {
            throw wrong();
        }
        return uri;
    }

    private void uri(String uri) throws Malformed {
        if (!isUri(uri)) {
            throw wrong();
        }
    }

    static boolean isUri(String uri) {
        var scheme = SCHEME.matcher(uri);
        if (!scheme.lookingAt() || !uri.chars().allMatch(c -> c > ' ' && c != 0x7f && "<>\"".indexOf(c) < 0)) {
            return false;
        }
        var rest = uri.substring(scheme.end());
        return !isSip(uri) ? !rest.isEmpty() : isPlace(rest.substring(rest.indexOf('@') + 1));
    }

    static boolean isSip(String uri) {
        return uri.regionMatches(true, 0, "sip:", 0, 4) || uri.regionMatches(true, 0, "sips:", 0, 5);
    }

    /** Host and port, perhaps parameters and headers (section 19.1.1). */
    private static boolean isPlace(String place) {
        var host = HOST_AND_PORT.matcher(place);
        return host.lookingAt()
                && (host.end() == place.length() || ";?".indexOf(place.charAt(host.end())) >= 0)
                && place.indexOf('@') < 0;
    }

    private void parameters() throws Malformed {
        while (follows(';')) {
            blanks();
            token();
            if (follows('=')) {
                blanks();
                value();
            }
        }
    }

    private void token() throws Malformed {
        var start = at;
        while (at < text.length() && isToken(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong();
        }
    }

    private void value() throws Malformed {
        if (at < text.length() && text.charAt(at) == '"') {
            quoted();
            return;
        }
        var start = at;
        while (at < text.length() && ";, \t\"<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw wrong();
        }
    }

    private void quoted() throws Malformed {
        require('"');
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        require('"');
    }

    private void match(Pattern pattern) throws Malformed {
        var found = pattern.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            throw wrong();
        }
        at = found.end();
    }

    private void require(char c) throws Malformed {
        if (at >= text.length() || text.charAt(at) != c) {
            throw wrong();
        }
        at++;
    }

    private boolean follows(char c) {
        blanks();
        var there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void end() throws Malformed {
        blanks();
        if (at < text.length()) {
            throw wrong();
        }
    }

    private Malformed wrong() {
        return Malformed.in(name);
    }
}
