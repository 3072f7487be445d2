/**
 * What is kept for good, in a relational database: users and devices by JPA, the schema by Flyway; and how
 * passwords and device secrets are made unreadable there.
 */
@NullMarked
package org.restsip.persistence;

import org.jspecify.annotations.NullMarked;
