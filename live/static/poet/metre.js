// @ts-check
/**
 * Which metre lines keep, by their stresses; named only where three lines that follow each other agree.
 *
 * - Pure. Verse is never quite regular: a line may have one beat elsewhere, three lines two of them together.
 */

/** @typedef {{foot: string, feet: number}} Metre */

const FEET = { iambic: ["x", "/"], trochaic: ["/", "x"], anapaestic: ["x", "x", "/"], dactylic: ["/", "x", "x"] };
const FEWEST = 2;
const MOST = 7;
const AGREEING = 3;
const OFF_IN_ONE = 1;
const OFF_TOGETHER = 2;

/** The metre at the first line of each run that keeps it; null at all others. @param {string[]} stresses such as x/x/ @returns {(Metre|null)[]} */
export function metresOf(stresses) {
  const patterns = stresses.map(fitting);
  const kept = stresses.map(() => "");
  stresses.forEach((_, n) => {
    const agreed = agreedBy(patterns.slice(n, n + AGREEING), kept[n]);
    if (agreed) kept.fill(agreed, n, n + AGREEING);
  });
  return kept.map((name, n) => (name && name !== kept[n - 1] ? metreOf(name) : null));
}

/** What three lines agree on; a run goes on in its metre where it can. */
function agreedBy(patterns, before) {
  if (patterns.length < AGREEING) return "";
  const [first, ...others] = patterns;
  const sums = [...first].map(([name, off]) => /** @type {[string, number]} */ ([name, others.reduce((sum, other) => sum + (other.get(name) ?? Infinity), off)]));
  const agreed = sums.filter(([, off]) => off <= OFF_TOGETHER).sort(([, a], [, b]) => a - b).map(([name]) => name);
  if (before) return agreed.includes(before) ? before : "";
  return agreed[0] || "";
}

/** Each metre that a line may be in, with how many of its syllables are otherwise. @returns {Map<string, number>} */
function fitting(stress) {
  const found = new Map();
  Object.keys(FEET).forEach((foot) => {
    for (let feet = FEWEST; feet <= MOST; feet += 1) {
      const off = Math.min(...shapes(FEET[foot].join("").repeat(feet)).map((shape) => difference(shape, stress)));
      if (off <= OFF_IN_ONE) found.set(`${foot} ${feet}`, off);
    }
  });
  return found;
}

/** As it stands; with a light syllable more at the end where that is a beat, or one less where it is none. */
function shapes(pattern) {
  return [pattern, pattern.endsWith("/") ? `${pattern}x` : pattern.slice(0, -1)];
}

function difference(shape, stress) {
  if (shape.length !== stress.length) return Infinity;
  return [...shape].filter((sign, n) => sign !== stress[n]).length;
}

function metreOf(name) {
  const [foot, feet] = name.split(" ");
  return { foot, feet: Number(feet) };
}
