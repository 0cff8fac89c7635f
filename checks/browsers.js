/**
 * The oldest browsers in which each place works, as the README says them (a test holds them together).
 *
 * Phones and the wall are what people bring or what hangs in a hall; the desk and the poet's page are opened by
 * somebody who can choose.
 */

/** @typedef {{chrome: number, edge: number, firefox: number, safari: number, safari_ios: number}} Oldest */

/** Of the first half of 2020. @type {Oldest} */
export const ANYBODYS = { chrome: 80, edge: 80, firefox: 78, safari: 13.1, safari_ios: 13.4 };

/** 2022. @type {Oldest} */
export const CHOSEN = { chrome: 98, edge: 98, firefox: 98, safari: 16, safari_ios: 16 };
