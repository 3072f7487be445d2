/**
 * Who people are: addresses of record, accounts, passwords, devices and who is calling.
 */
@NullMarked
package org.restsip.user;

import org.jspecify.annotations.NullMarked;
