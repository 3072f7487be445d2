package org.restsip.login;

import org.restsip.event.Records;
import org.restsip.event.Topic;
import org.restsip.user.Aor;

/** A port: the login of every user who is somewhere. */
public interface Logins extends Records<Aor, Login> {

    /** The topic under which changes of that user's login are told. */
    static Topic topic(Aor aor) {
        return new Topic("login", aor.toString());
    }
}
