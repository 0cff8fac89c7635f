// @ts-check
/**
 * The cells of one place, under the name of their noun.
 *
 * They live beside the socket that fills them (see connection.js for why); pages that count no requests import this.
 */
export { Cells } from "./connection.js";
