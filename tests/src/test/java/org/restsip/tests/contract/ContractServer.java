package org.restsip.tests.contract;

import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Payara;
import org.restsip.tests.house.Server;

/**
 * The server that the contract is held against: Liberty, or Payara where the build says so. It is started once; with
 * {@code -Dcontract.server=running} it is there already, at http.port.
 */
final class ContractServer {
    private ContractServer() {}

    private static final class Shared {
        private static final Server SERVER = switch (System.getProperty("contract.server", "liberty")) {
            case "payara" -> payara();
            case "running" -> Nodes.server(1);
            default -> Nodes.one().server();
        };
    }

    static Server server() {
        return Shared.SERVER;
    }

    static boolean isPayara() {
        return System.getProperty("contract.server", "liberty").equals("payara");
    }

    private static Server payara() {
        Nodes.requireFree();
        Payara.startWithEar(Nodes.shortLives());
        var server = Nodes.server(1);
        server.anonymous().get("/health/ready").expect(200);
        return server;
    }
}
