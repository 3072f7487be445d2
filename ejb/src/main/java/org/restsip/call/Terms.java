package org.restsip.call;

/**
 * What whoever runs a call says about it.
 *
 * @param subject what it is about; may be empty
 * @param access  who may come in
 * @param session what the call as a whole shows, such as a mixer's URL
 * @param extras  what else there is to say
 */
public record Terms(String subject, Call.Access access, Session session, Extras extras) {
    /** Of a call about which nothing was said. */
    static final Terms USUAL = new Terms("", Call.Access.INVITED, Session.NONE, Extras.NONE);

    Terms changed(CallWish wish) {
        return new Terms(
                wish.subject().orElse(subject),
                wish.access().orElse(access),
                wish.session().orElse(session),
                extras.changed(wish.extras()));
    }

    int size() {
        return subject.length() + session.size() + extras.size();
    }
}
