package org.restsip.connector.stack;

import java.io.IOException;
import java.util.List;

/** A stack alone in its process, with little memory; ends with its standard input. */
final class FloodedServer {

    private FloodedServer() {}

    public static void main(String[] arguments) throws IOException, SipStackException {
        var port = Integer.parseInt(arguments[0]);
        var bean = new Recorder() {
            @Override
            public void onRequest(org.restsip.connector.api.SipRequest request) {
                SipStack.answer(request, org.restsip.connector.api.SipReply.of(200));
            }
        };
        var stack = SipStack.start(
                List.of(new ListenAddress("udp", "127.0.0.1", port), new ListenAddress("tcp", "127.0.0.1", port)),
                bean,
                "",
                GateRules.OPEN,
                Outward.NO_NAMES);
        System.out.println("ready");
        while (System.in.read() >= 0) {
            System.out.println("dead: " + stack.deadListeners());
        }
        stack.stop();
    }
}
