package org.restsip.connector.stack;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipTimeout;

/** Answers REGISTER, OPTIONS and MESSAGE with 200, and keeps all that comes. */
class Recorder implements SipListener {
    final BlockingQueue<SipRequest> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<SipResponse> responses = new LinkedBlockingQueue<>();
    final BlockingQueue<SipTimeout> timeouts = new LinkedBlockingQueue<>();

    @Override
    public void onRequest(SipRequest request) {
        requests.add(request);
        if (!request.method().equals("INVITE")) {
            SipStack.answer(request, SipReply.of(200));
        }
    }

    @Override
    public void onResponse(SipResponse response) {
        responses.add(response);
    }

    @Override
    public void onTimeout(SipTimeout timeout) {
        timeouts.add(timeout);
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    void forget() {
        requests.clear();
        responses.clear();
        timeouts.clear();
    }
}
