package org.restsip.message;

import org.restsip.event.Records;
import org.restsip.event.Topic;
import org.restsip.user.Aor;

/** A port: what waits for every user. */
public interface Inboxes extends Records<Aor, Inbox> {

    /** The topic under which changes of that user's inbox are told. */
    static Topic topic(Aor owner) {
        return new Topic("inbox", owner.toString());
    }
}
