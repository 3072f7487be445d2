package org.restsip.login;

import java.util.List;
import org.restsip.event.Records;
import org.restsip.event.Topic;
import org.restsip.user.Aor;

/** A port: the login of every user who is somewhere. */
public interface Logins extends Records<Aor, Login> {

    /** All logins there are. */
    List<Login> all();

    /** The logins of those who are in their domain's directory, or allow that address by name; there may be more. */
    List<Login> naming(Aor other);

    /** From now on {@code changed} runs on this node soon after any login has changed, instead of the one before. */
    void watchAll(Runnable changed);

    /** Ends {@link #watchAll}. */
    void unwatchAll();

    /** The topic under which changes of that user's login are told. */
    static Topic topic(Aor aor) {
        return new Topic("login", aor.toString());
    }
}
