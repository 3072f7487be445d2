package org.restsip.message;

import org.restsip.event.Records;
import org.restsip.event.Topic;

/** A port: the receipts of messages. */
public interface Receipts extends Records<MessageId, Receipt> {

    /** The topic under which changes of that receipt are told. */
    static Topic topic(MessageId id) {
        return new Topic("receipt", id.value());
    }
}
