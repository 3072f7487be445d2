package org.restsip.user;

import java.util.Locale;
import java.util.regex.Pattern;
import org.restsip.InvalidValue;

/**
 * An address of record, {@code local@domain}, by which a user is known on the web and in SIP (RFC 3261,
 * section 6). Case is folded, so two spellings of one address are equal.
 */
public record Aor(String local, String domain) implements Comparable<Aor> {
    private static final Pattern LOCAL = Pattern.compile("[a-z0-9._+-]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    /** Folds the case and checks both parts; {@link InvalidValue} names {@code email}. */
    public Aor {
        local = local.toLowerCase(Locale.ROOT);
        domain = domain.toLowerCase(Locale.ROOT);
        if (!LOCAL.matcher(local).matches()) {
            throw new InvalidValue("email", "must have 1 to 64 of the characters a-z 0-9 . _ + - before the @");
        }
        if (!DOMAIN.matcher(domain).matches()) {
            throw new InvalidValue("email", "must have a domain name after the @");
        }
    }

    /** Reads {@code local@domain}. */
    public static Aor of(String text) {
        var at = text.lastIndexOf('@');
        if (at < 0) {
            throw new InvalidValue("email", "must look like local@domain");
        }
        return new Aor(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public int compareTo(Aor other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
