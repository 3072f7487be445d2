package org.restsip.call;

import org.restsip.InvalidValue;

/** How large a call may become: asked of every one that grows, before it is kept. */
record CallLimits(CallRules rules) {
    private static final int MAX_SUBJECT = 256;

    /** The call, if it is not too large. */
    Call checked(Call call) {
        checkText("subject", call.terms().subject(), MAX_SUBJECT);
        checkSession(call.terms().session());
        call.terms().extras().require(rules.maxExtras());
        if (call.invited().size() > rules.maxInvited()) {
            throw new InvalidValue("invited", "must name no more than " + rules.maxInvited() + " users");
        }
        if (call.participants().size() > rules.maxParticipants()) {
            throw new CallFull(rules.maxParticipants());
        }
        if (call.size() > rules.maxContent()) {
            throw new CallTooLarge(rules.maxContent());
        }
        return call;
    }

    void check(EntryWish wish) {
        wish.instance().ifPresent(instance -> checkText("instance", instance, MAX_SUBJECT));
        wish.session().ifPresent(this::checkSession);
        Extras.NONE.changed(wish.extras()).require(rules.maxExtras());
    }

    /** The call, if neither it nor that entry in it is too large. */
    Call checked(Call call, ParticipantId entry) {
        call.participant(entry).ifPresent(known -> known.extras().require(rules.maxExtras()));
        return checked(call);
    }

    static void checkText(String field, String text, int max) {
        if (text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(field, "must have no more than " + max + " printable characters");
        }
    }

    private void checkSession(Session session) {
        if (session.size() > rules.maxSession()) {
            throw new InvalidValue("session", "must have no more than " + rules.maxSession() + " characters");
        }
    }
}
