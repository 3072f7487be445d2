package org.restsip.tests.container;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.journey.Line;

/** The line through the house, as a client of the EAR that Arquillian has deployed. */
@ExtendWith({OnServer.class, ArquillianExtension.class})
@RunAsClient
class DeployedLineIT extends Line {
    DeployedLineIT() {
        super(Nodes.server(1));
    }

    @Deployment(testable = false)
    static EnterpriseArchive ear() {
        return Ear.asItIs();
    }
}
