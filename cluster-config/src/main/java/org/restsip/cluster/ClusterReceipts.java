package org.restsip.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.message.MessageId;
import org.restsip.message.Receipt;
import org.restsip.message.Receipts;

/** Receipts in the cluster. */
@Singleton
public class ClusterReceipts extends ClusterRecords<MessageId, Receipt> implements Receipts {

    @Inject
    public ClusterReceipts(ClusterMember member) {
        super(member, "receipts", Receipt.class, MessageId::new, Receipts::topic);
    }
}
