// @ts-check
/**
 * Keys in order: one that comes, goes or changes finds its place without looking at all others.
 *
 * - The order leaves no choice: `compare` is 0 for one key alone.
 * - What `compare` looks at stays as it is while a key is here: before that changes it is taken out, and put in after.
 */

// From so many at once on, all are sorted anew: a place for each one would take longer.
export const MANY = 100;

export class Ordered {
  /** @param {(one: string, other: string) => number} compare */
  constructor(compare) {
    this._compare = compare;
    /** In order; for reading alone. @type {string[]} */
    this.keys = [];
  }

  /** @param {string} key that is not here yet */
  add(key) {
    this.keys.splice(this._placeOf(key), 0, key);
  }

  /** @param {string} key whether it is here or not */
  remove(key) {
    const place = this._placeOf(key);
    if (this.keys[place] === key) this.keys.splice(place, 1);
  }

  /** Has these and no others. @param {string[]} keys */
  fill(keys) {
    this.keys = keys.sort(this._compare);
  }

  /** Where a key stands, or would stand. */
  _placeOf(key) {
    let [from, to] = [0, this.keys.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this._compare(this.keys[middle], key) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/**
 * Takes what has changed: each leaves the lists it stands in, is known anew, and enters those where it now belongs.
 * @param {string[]} keys @param {{leave: (key: string) => void, know: (key: string) => void, enter: (key: string) => void, sort: () => void}} steps
 */
export function takeInOrder(keys, { leave, know, enter, sort }) {
  const isMany = keys.length > MANY;
  keys.forEach((key) => {
    if (!isMany) leave(key);
    know(key);
    if (!isMany) enter(key);
  });
  if (isMany) sort();
}
