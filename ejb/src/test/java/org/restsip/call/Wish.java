package org.restsip.call;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restsip.call.CallWish.Guest;
import org.restsip.user.Aor;

/** What tests wish of calls. */
public final class Wish {
    private Wish() {}

    /** Anyone may join. */
    public static CallWish open() {
        return access(Call.Access.OPEN);
    }

    public static CallWish access(Call.Access access) {
        return new CallWish(Optional.empty(), Optional.of(access), Optional.empty(), Map.of(), Optional.empty());
    }

    /** These may join, and the creator. */
    public static CallWish inviting(Aor... guests) {
        return inviting(false, List.of(guests));
    }

    /** The first of these who answers gets in. */
    public static CallWish claiming(Aor... guests) {
        return inviting(true, List.of(guests));
    }

    public static CallWish inviting(boolean claim, List<Aor> guests) {
        var invited = guests.stream().map(aor -> new Guest(aor, claim)).toList();
        return new CallWish(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.of(invited));
    }

    public static CallWish subject(String subject) {
        return new CallWish(Optional.of(subject), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }

    /** With the call's own session. */
    public static CallWish session(String text) {
        return new CallWish(
                Optional.empty(), Optional.empty(), Optional.of(new Session(false, text)), Map.of(), Optional.empty());
    }

    /** Members of one's own, as name and JSON value in turn; the word null takes one away. */
    public static CallWish extras(String... namesAndValues) {
        return new CallWish(
                Optional.empty(), Optional.empty(), Optional.empty(), members(namesAndValues), Optional.empty());
    }

    /** Just to be in it, on that device. */
    public static EntryWish on(String instance) {
        return new EntryWish(Optional.of(instance), Optional.empty(), Map.of(), false);
    }

    /** To be in it on that device, if nobody else was faster. */
    public static EntryWish claimOn(String instance) {
        return new EntryWish(Optional.of(instance), Optional.empty(), Map.of(), true);
    }

    public static EntryWish showing(String session) {
        return new EntryWish(Optional.empty(), Optional.of(new Session(false, session)), Map.of(), false);
    }

    public static EntryWish saying(String... namesAndValues) {
        return new EntryWish(Optional.empty(), Optional.empty(), members(namesAndValues), false);
    }

    private static Map<String, Optional<String>> members(String... namesAndValues) {
        var members = new java.util.HashMap<String, Optional<String>>();
        var parts = Arrays.asList(namesAndValues);
        for (var n = 0; n < parts.size(); n += 2) {
            members.put(parts.get(n), Optional.of(parts.get(n + 1)).filter(value -> !value.equals("null")));
        }
        return members;
    }
}
