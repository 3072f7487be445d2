package org.restsip.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.NotYours;

/** The calls that a user had a part in, also those that go on. */
@Singleton
public class History {
    private static final int EXPORTED_AT_ONCE = 500;

    private final CallHistory history;

    @Inject
    public History(CallHistory history) {
        this.history = history;
    }

    /** The newest first, for the user and for operators; only those that the user missed, if that is wanted. */
    public Part<PastCall> of(Caller by, Aor owner, boolean missed, Page page) {
        if (!by.oversees(owner)) {
            throw new NotYours("this history is " + owner + "'s");
        }
        var found = history.of(owner, missed, page.after().map(Place::of), page.lookahead());
        return page.cut(found, call -> call.place().key());
    }

    /** All of it, for a user who takes everything along. */
    public List<PastCall> export(Aor owner) {
        var all = new ArrayList<PastCall>();
        List<PastCall> page;
        do {
            var last = all.isEmpty() ? Optional.<PastCall>empty() : Optional.of(all.get(all.size() - 1));
            page = history.of(owner, false, last.map(PastCall::place), EXPORTED_AT_ONCE);
            all.addAll(page);
        } while (page.size() == EXPORTED_AT_ONCE);
        return all;
    }

    /** A user is gone, and with it what it had to do with calls. */
    public void forget(Aor owner) {
        history.forget(owner);
    }
}
