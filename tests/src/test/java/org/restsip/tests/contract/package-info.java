/**
 * The contract, from the outside: suites that speak only HTTP, and run against Open Liberty and against Payara.
 *
 * <p>A suite is a class {@code SomethingIT} in this package that asks {@link
 * org.restsip.tests.contract.ContractServer#server()} for the server and talks to it by the house classes; nothing more
 * is to be said anywhere. It shares the server with the other suites, so it signs up its own users and counts on
 * nothing that others leave behind. What needs a phone, a second node or a server's log belongs to the journeys.
 *
 * <p>The Liberty run is part of the journeys and uses their first node; the Payara run is one of its own. To run one
 * suite on one of them, leave the other runs out:
 *
 * <pre>
 * ./mvnw verify -pl tests -am -Dtest=ArrowsTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dit.test=FiveExamplesIT -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dskip.container -Dskip.payara            # on Liberty
 *     -Dskip.container -Dskip.journeys          # on Payara
 * </pre>
 */
@NullMarked
package org.restsip.tests.contract;

import org.jspecify.annotations.NullMarked;
