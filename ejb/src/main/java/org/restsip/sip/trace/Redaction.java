package org.restsip.sip.trace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a message what proves who somebody is, or what opens something: answers to challenges, passwords, tokens,
 * keys. The message may be malformed, so a secret is looked for wherever it could stand, and too much is taken out rather
 * than too little.
 */
final class Redaction {
    private static final String HIDDEN = "***";

    /** Of a digest (RFC 7616) all but these is hidden: with the response, one could try passwords at home. */
    private static final Set<String> SHOWN_OF_DIGEST =
            Set.of("username", "realm", "nonce", "uri", "algorithm", "qop", "nc", "cnonce", "opaque", "userhash");

    private static final Set<String> SCHEMES = Set.of("basic", "bearer", "digest", "negotiate", "ntlm");

    private static final String SECRET_NAME =
            "[\\w-]*(?:password|passwd|passphrase|pwd|secret|token|credential|api[_-]?key|pn-prid)[\\w-]*";

    /** A header that is about who somebody is, with the lines that it goes on in. */
    private static final Pattern HEADER =
            Pattern.compile("(?im)^([^\\r\\n:]*(?:authorization|authentication-info|cookie|" + SECRET_NAME
                    + ")[^\\r\\n:]*:[ \\t]*)([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)");

    private static final Pattern SCHEME = Pattern.compile("(?s)([A-Za-z]++)\\s++(.*+)");
    private static final Pattern PARAMETER =
            Pattern.compile("([\\w-]++)(\\s*+=\\s*+)(\"(?:[^\"\\\\]++|\\\\.)*+\"|[^\\s,\"]++)(?=\\s*+(?:,|$))");

    private static final Pattern NAMED_SECRET = Pattern.compile("(?i)(?<![\\w-])(\"?(?:response|rspauth|auts|"
            + SECRET_NAME + ")\"?\\s*+[=:]\\s*+)(?!\\*\\*\\*)(\"(?:[^\"\\\\]++|\\\\.)*+\"?|[^\\s,;&<>}]++)");
    private static final Pattern PROOF =
            Pattern.compile("(?i)\\b(basic|bearer|negotiate|ntlm)(\\s++)(?!\\*\\*\\*)[^\\s,;]++");
    private static final Pattern AUTHORIZATION_IN_URI = Pattern.compile("(?i)(authorization(?:=|%3d))[^&>\\s]++");
    private static final Pattern PASSWORD_IN_URI =
            Pattern.compile("(?i)((?:sips?:|[a-z][a-z0-9+.-]*+://)[^\\s:@/<>\";]++):[^\\s@<>\"]++@");

    private static final Pattern ELEMENT =
            Pattern.compile("(?i)(<(?:[\\w-]++:)?" + SECRET_NAME + "(?:\\s[^>]*+)?>)[^<]*+");
    /** Keys of media in SDP (RFC 8866, 5.12; RFC 4568; RFC 8839). */
    private static final Pattern MEDIA_KEY =
            Pattern.compile("(?im)^(k=|a=ice-pwd:|a=crypto:[^\\r\\n]*?inline:)[^\\r\\n|]++");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");

    private Redaction() {}

    static String ofHead(String head) {
        return printable(everywhere(HEADER.matcher(head)
                .replaceAll(header -> Matcher.quoteReplacement(header.group(1) + value(header.group(2))))));
    }

    static String ofBody(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            var media = MEDIA_KEY.matcher(ofHead(text)).replaceAll("$1" + HIDDEN);
            return ELEMENT.matcher(media).replaceAll("$1" + HIDDEN);
        } catch (CharacterCodingException e) {
            return "[" + body.length + " bytes]";
        }
    }

    private static String everywhere(String text) {
        var shown = NAMED_SECRET.matcher(text).replaceAll("$1" + HIDDEN);
        shown = PROOF.matcher(shown).replaceAll("$1$2" + HIDDEN);
        shown = AUTHORIZATION_IN_URI.matcher(shown).replaceAll("$1" + HIDDEN);
        return PASSWORD_IN_URI.matcher(shown).replaceAll("$1:" + HIDDEN + "@");
    }

    private static String value(String value) {
        var matcher = SCHEME.matcher(value);
        if (!matcher.matches() || !SCHEMES.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            return HIDDEN;
        }
        var scheme = matcher.group(1);
        return scheme + " " + (scheme.equalsIgnoreCase("digest") ? digest(matcher.group(2)) : HIDDEN);
    }

    /** If it does not consist of parameters alone none of it is shown. */
    private static String digest(String parameters) {
        var rest = PARAMETER.matcher(parameters).replaceAll("");
        return rest.chars().allMatch(c -> c == ',' || Character.isWhitespace(c))
                ? PARAMETER.matcher(parameters).replaceAll(parameter -> Matcher.quoteReplacement(shown(parameter)))
                : HIDDEN;
    }

    private static String shown(MatchResult parameter) {
        var name = parameter.group(1);
        return name
                + parameter.group(2)
                + (SHOWN_OF_DIGEST.contains(name.toLowerCase(Locale.ROOT)) ? parameter.group(3) : HIDDEN);
    }

    /** What no terminal and no XML takes as it is. */
    private static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> "\\\\x%02x".formatted((int) found.group().charAt(0)));
    }
}
