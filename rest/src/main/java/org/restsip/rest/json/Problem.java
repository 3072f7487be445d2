package org.restsip.rest.json;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.restsip.InvalidValue;
import org.restsip.Refusal;
import org.restsip.login.TooBrief;
import org.restsip.message.Offline;
import org.restsip.trace.Cause;

/**
 * What went wrong, for the caller (RFC 9457).
 *
 * @param type       what kind of problem, the same for ever
 * @param status     the HTTP status
 * @param title      the kind in words
 * @param detail     this very case in words
 * @param field      the member of the request to blame
 * @param minExpires the shortest life that may be asked for, if that is the problem
 * @param retryAfter seconds after which it may work
 * @param mailbox    where one may leave a message instead
 * @param trace      finds this case in the server's log
 */
public record Problem(
        String type,
        int status,
        String title,
        String detail,
        Optional<String> field,
        OptionalInt minExpires,
        OptionalInt retryAfter,
        Optional<String> mailbox,
        String trace) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The one place where a refusal of the core becomes an HTTP status. */
    public static Problem of(Refusal refusal) {
        var brief = refusal instanceof TooBrief;
        return new Problem(
                type(refusal),
                status(refusal.kind()),
                title(status(refusal.kind())),
                String.valueOf(refusal.getMessage()),
                refusal.field(),
                brief ? refusal.seconds() : OptionalInt.empty(),
                brief ? OptionalInt.empty() : refusal.seconds(),
                refusal instanceof Offline offline ? Optional.of(Paths.user(offline.receiver())) : Optional.empty(),
                traceOfRequest());
    }

    /** A problem that has no name of its own but its status. */
    public static Problem of(int status, String detail) {
        return new Problem(
                "about:blank",
                status,
                title(status),
                detail,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                traceOfRequest());
    }

    public JsonObject json() {
        var json = JSON.createObjectBuilder()
                .add("type", type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        field.ifPresent(name -> json.add(
                "errors",
                JSON.createArrayBuilder()
                        .add(JSON.createObjectBuilder().add("field", name).add("detail", detail))));
        mailbox.ifPresent(url -> json.add("mailbox", url));
        minExpires.ifPresent(seconds -> json.add("min-expires", seconds));
        return json.add("trace", trace).build();
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case UNKNOWN -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case OUTDATED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not authenticated";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 414 -> "URL too long";
            case 415 -> "Media type not supported";
            case 429 -> "Too many requests";
            case 431 -> "Headers too large";
            case 503 -> "Not now";
            default -> status >= 500 ? "Server error" : "Request refused";
        };
    }

    /** The refusal's name in lower case with hyphens. */
    private static String type(Refusal refusal) {
        var name = refusal instanceof InvalidValue && !(refusal instanceof TooBrief)
                ? "InvalidValue"
                : refusal.getClass().getSimpleName();
        return "urn:restsip:problem:"
                + name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** That of the request at hand, which its answer bears in any case. */
    private static String traceOfRequest() {
        return Cause.current().orElseGet(Problem::newTrace);
    }

    /** An id under which a request can be found in logs and traces. */
    public static String newTrace() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
