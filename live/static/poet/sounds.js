// @ts-check
/**
 * How phrases and typed words sound, as the server tells it once. (docs/wire.md, How words sound)
 *
 * - Phrases are asked for behind everything else, a few at a time: they come in while the poet reads.
 * - What is typed is asked for where the line is open; what was told is kept, so that the page hears without the line.
 */

// As many as the server takes at once; and so long between two times that the poet's own commands never wait for it.
const AT_ONCE = 20;
const PAUSE_MS = 50;
// More lines than a poem has in all its versions of a day.
const KEPT = 1000;

/** @typedef {import("./rhyme.js").Sound} Sound */

export class Sounds {
  #cells;
  #connection;
  /** Phrases to ask for. @type {Set<string>} */
  #wanted = new Set();
  /** In which language a phrase was when it was asked for, by its id. @type {Map<string, string|null>} */
  #langs = new Map();
  #timer = 0;
  #isAsking = false;
  // Something was typed and could not be asked.
  #isLacking = false;
  /** By language and text; null: asked for. @type {Map<string, Sound|null>} */
  #typed = new Map();
  // Whose ears the poet chose; "": those of the day.
  #ears = "";
  /** @type {((ids: string[]) => void)[]} */
  #watchers = [];
  /** @type {(() => void)[]} */
  #anewWatchers = [];
  #said;
  /** @type {((word: string) => void)[]} */
  #saidWatchers = [];

  /**
   * @param {import("../shared/cells.js").Cells} cells @param {import("../shared/connection.js").Connection} connection
   * @param {import("./said.js").Said} said what the poet says of guessed words
   */
  constructor(cells, connection, said) {
    this.#cells = cells;
    this.#said = said;
    this.#connection = connection;
    cells.subscribe((changed) => this.#hear([...changed]));
    connection.onchange(() => this.#connectionChanged());
  }

  /** Calls `fn` when a typed text is known, or phrases (their ids) are, or are no longer. @param {(ids: string[]) => void} fn */
  onchange(fn) {
    this.#watchers.push(fn);
  }

  /** Calls `fn` when nothing that was heard counts any more. @param {() => void} fn */
  onanew(fn) {
    this.#anewWatchers.push(fn);
  }

  /** Calls `fn` when the poet has said something of a guessed word. @param {(word: string) => void} fn */
  onsaid(fn) {
    this.#saidWatchers.push(fn);
  }

  /** The poet has said something of a guessed word: what has it sounds otherwise. @param {string} word */
  saidAnew(word) {
    this.#saidWatchers.forEach((fn) => fn(word));
    this.#tell(this.#cells.entries("sound/").flatMap(([id, { guessed = [] }]) => (guessed.includes(word) ? [id] : [])));
    this.#tell([]);
  }

  /** What a question about sounds says of whose ears hear. */
  get withEars() {
    return this.#ears ? { ears: this.#ears } : {};
  }

  /** Listens with these ears from now on, or with those of the day (""): all is asked for anew. @param {string} ears */
  listenAs(ears) {
    if (ears === this.#ears) return;
    this.#ears = ears;
    this.hearAnew();
  }

  /** Forgets all that was heard, and asks for it again. */
  hearAnew() {
    this.#typed.clear();
    const ids = this.#cells.entries("phrase/").map(([id]) => id);
    ids.forEach((id) => this.#wanted.add(id));
    this.#forget(ids.filter((id) => this.#cells.has(`sound/${id}`)));
    this.#anewWatchers.forEach((fn) => fn());
    this.#tell(ids);
    this.#tell([]);
    this.#goOn();
  }

  /** Whether phrases are still to be asked for. */
  get isBusy() {
    return this.#isAsking || this.#wanted.size > 0;
  }

  /** @param {string} id @returns {Sound|undefined} */
  phrase(id) {
    return this.#cells.has(`phrase/${id}`) ? this.#said.applied(this.#cells.get(`sound/${id}`)) : undefined;
  }

  /** How a text sounds as far as that is known; asks where it is not. @param {string} text @param {string} [lang] @returns {Sound|undefined} */
  typed(text, lang = "") {
    const key = `${lang}/${text}`;
    const known = this.#typed.get(key);
    if (known === undefined && text) this.#askIfLive(key, text, lang);
    return this.#said.applied(known || undefined);
  }

  /** The words of a text whose sounds are guessed, also those that the poet has put right. @param {string} text @param {string} [lang] @returns {string[]} */
  guessed(text, lang = "") {
    return this.#typed.get(`${lang}/${text}`)?.guessed || [];
  }

  #askIfLive(key, text, lang) {
    if (this.#connection.status === "live") this.#ask(key, text, lang);
    else this.#isLacking = true;
  }

  #connectionChanged() {
    this.#goOn();
    if (!this.#isLacking || this.#connection.status !== "live") return;
    this.#isLacking = false;
    this.#tell([]);
  }

  async #ask(key, text, lang) {
    this.#typed.set(key, null);
    if (this.#typed.size > KEPT) this.#typed.delete(String(this.#typed.keys().next().value));
    const ears = this.#ears;
    const answer = await this.#connection.send({ do: "word.sound", text, ...(lang ? { lang } : {}), ...this.withEars });
    if (ears !== this.#ears) return;
    const sound = /** @type {any} */ (answer).cells?.sound || {};
    this.#typed.set(key, sound);
    // Each by itself, so that it is known how it was guessed when the poet puts it right.
    (sound.guessed || []).forEach((word) => word !== text && this.typed(word));
    this.#tell([]);
  }

  #hear(changed) {
    const phrases = changed.filter((key) => key.startsWith("phrase/")).map((key) => key.slice("phrase/".length));
    this.#forget(phrases.filter((id) => this.#cells.has(`sound/${id}`) && !this.#isAsHeard(id)));
    phrases.filter((id) => this.#cells.has(`phrase/${id}`) && !this.#cells.has(`sound/${id}`)).forEach((id) => this.#wanted.add(id));
    if (phrases.length) this.#tell(phrases);
    this.#goOn();
  }

  /** Whether a phrase is there, in the language in which it was heard: that may be said later. */
  #isAsHeard(id) {
    const cell = this.#cells.get(`phrase/${id}`);
    return Boolean(cell) && cell.lang === this.#langs.get(id);
  }

  /** Nothing is left of words that are gone. */
  #forget(ids) {
    const { n, h } = this.#cells;
    const gone = Object.fromEntries(ids.map((id) => [`sound/${id}`, null]));
    if (ids.length) this.#cells.apply({ n, h, cells: gone });
  }

  #goOn() {
    if (this.#timer || this.#isAsking || !this.#wanted.size || this.#connection.status !== "live") return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#askNext();
    }, PAUSE_MS);
  }

  async #askNext() {
    const ids = [...this.#wanted].slice(0, AT_ONCE);
    ids.forEach((id) => this.#wanted.delete(id));
    ids.forEach((id) => this.#langs.set(id, (this.#cells.get(`phrase/${id}`) || {}).lang));
    this.#isAsking = true;
    const ears = this.#ears;
    await this.#connection.send({ do: "phrase.sound", ids, ...this.withEars });
    if (ears !== this.#ears) ids.forEach((id) => this.#wanted.add(id));
    // Before single words are asked for, which would be shown alone: a list stands still under the hand.
    this.#tell(ids);
    this.#isAsking = false;
    this.#goOn();
  }

  #tell(ids) {
    this.#watchers.forEach((fn) => fn(ids));
  }
}
