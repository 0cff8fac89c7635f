// @ts-check
/**
 * The sentences of the scripts that are fetched later: the server puts them in here, not in the page.
 */

import { brought } from "../shared/language.js";

Object.assign(brought.sentences, {});
