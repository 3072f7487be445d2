package org.restsip.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.restsip.event.RecordsContract;
import org.restsip.event.Topic;
import org.restsip.event.Version;
import org.restsip.login.ContactId;
import org.restsip.user.Aor;

/** Receipts with a number as the reason of a failure. */
public final class ReceiptKind implements RecordsContract.Kind<MessageId, Receipt> {
    private static final Duration KEPT = Duration.ofDays(1);

    @Override
    public MessageId key(int number) {
        return new MessageId("m" + number);
    }

    @Override
    public Topic topic(MessageId key) {
        return Receipts.topic(key);
    }

    @Override
    public Receipt record(MessageId key, long number, Instant deadline) {
        var target = new Receipt.Target(new ContactId("c1"), DeliveryState.FAILED, "" + number);
        return new Receipt(
                key,
                Version.NONE,
                new Version(1, 1),
                Aor.of("alice@example.com"),
                Aor.of("bob@example.com"),
                List.of(target),
                deadline.minus(KEPT));
    }

    @Override
    public long number(Receipt record) {
        return Long.parseLong(record.targets().get(0).reason());
    }
}
