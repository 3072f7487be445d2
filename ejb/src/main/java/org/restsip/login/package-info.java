/**
 * Where people are: the contacts of an address of record, however they came, and the presence composed
 * of them.
 */
@NullMarked
package org.restsip.login;

import org.jspecify.annotations.NullMarked;
