package org.restsip.connector.inbound;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkAdapter;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One delivery on a thread of the container's. It ends once: run, or rejected, of which the container may tell us twice. */
final class Turn extends WorkAdapter implements Work {
    private final Delivery delivery;
    private final Lanes lanes;
    private final AtomicBoolean over = new AtomicBoolean();

    Turn(Delivery delivery, Lanes lanes) {
        this.delivery = delivery;
        this.lanes = lanes;
    }

    @Override
    public void run() {
        try {
            delivery.run();
        } finally {
            if (over.compareAndSet(false, true)) {
                lanes.left(delivery);
            }
        }
    }

    @Override
    public void workRejected(WorkEvent event) {
        reject(event.getException());
    }

    void reject(WorkException why) {
        if (over.compareAndSet(false, true)) {
            lanes.cleared(delivery).forEach(refused -> refused.refuse("the container took no more work: " + why));
        }
    }

    /** Nothing to do: a delivery is short, and has nothing to wait for but its bean. */
    @Override
    public void release() {}
}
