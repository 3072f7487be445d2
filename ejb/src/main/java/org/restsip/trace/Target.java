package org.restsip.trace;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.restsip.InvalidValue;
import org.restsip.user.Aor;

/**
 * What a trace is about.
 *
 * @param kind  whom or what {@code value} names
 * @param value an address of record; a Call-ID, or the id of a call of ours; or an IP address
 */
public record Target(Kind kind, String value) {
    private static final int LONGEST = 256;
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

    /** How one may say what shall be traced. */
    public enum Kind {
        USER,
        CALL,
        PEER;

        /** As the API calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All that is from or to that user, or asks for it, or claims to be it. */
    public static Target user(Aor user) {
        return new Target(Kind.USER, user.toString());
    }

    /** All of one Call-ID (RFC 3261, section 20.8), or all that names that call of ours. */
    public static Target call(String call) {
        if (call.isBlank() || call.length() > LONGEST) {
            throw new InvalidValue("call", "must have 1 to " + LONGEST + " characters");
        }
        return new Target(Kind.CALL, call.strip());
    }

    /** All that comes from or goes to one IP address; a name is none. */
    public static Target peer(String address) {
        if (!IP_ADDRESS.matcher(address).matches()) {
            throw new InvalidValue("peer", "must be an IP address");
        }
        try {
            return new Target(Kind.PEER, InetAddress.getByName(address).getHostAddress());
        } catch (UnknownHostException e) {
            throw new InvalidValue("peer", "must be an IP address");
        }
    }

    boolean isMetBy(Passing message) {
        return switch (kind) {
            case USER -> message.concerns(Aor.of(value));
            case CALL -> message.belongsTo(value);
            case PEER -> message.remote().getAddress().getHostAddress().equals(value);
        };
    }
}
