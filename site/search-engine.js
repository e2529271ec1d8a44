// Reads a search index and finds in it what a reader asks for. The format is described in the
// program's `SearchCode.swift`, and the words of a text in its `SearchWords.swift`.
"use strict";

{
  const firstSyllable = 0xac00;
  const alphabet = [...Array(94).keys()].map((code) => String.fromCharCode(code + 33))
    .filter((character) => !'"\\<'.includes(character)).join("");

  // MARK: The code

  const numberContexts = 32 + 32 * 8;
  const kindContexts = 25 * numberContexts;
  const unitContexts = kindContexts + 8 * 256;
  const pairContexts = unitContexts + 256 * 256;
  const pairBits = 20;

  class Reader {
    constructor(text) {
      this.bytes = new Uint8Array(Math.floor(text.length / 2 * 13 / 8));
      const places = new Uint8Array(128);
      for (let place = 0; place < 91; place++) places[alphabet.charCodeAt(place)] = place;
      let bits = 0;
      let count = 0;
      let length = 0;
      for (let place = 0; place < text.length; place += 2) {
        const pair = places[text.charCodeAt(place)] * 91 + places[text.charCodeAt(place + 1)];
        bits = (bits << 13) | pair;
        for (count += 13; count >= 8; count -= 8) {
          this.bytes[length++] = (bits >>> (count - 8)) & 255;
        }
        bits &= (1 << count) - 1;
      }
      this.next = 0;
      this.range = 0xffffffff;
      this.code = 0;
      for (let place = 0; place < 4; place++) this.code = (this.code << 8) | this.byte();
      this.code >>>= 0;
      const contexts = pairContexts + 2 ** pairBits;
      this.chances = new Uint16Array(contexts).fill(32768);
      this.counts = new Uint8Array(contexts);
    }

    byte() {
      return this.next < this.bytes.length ? this.bytes[this.next++] : 0;
    }

    // A bit that is set with a chance of so many in 65536.
    read(chance) {
      const bound = (this.range >>> 16) * chance;
      const bit = this.code < bound ? 1 : 0;
      if (bit) {
        this.range = bound;
      } else {
        this.code -= bound;
        this.range -= bound;
      }
      while (this.range < 0x1000000) {
        this.range = (this.range << 8) >>> 0;
        this.code = ((this.code << 8) | this.byte()) >>> 0;
      }
      return bit;
    }

    learn(bit, context) {
      const chance = this.chances[context];
      const count = this.counts[context];
      const step = Math.trunc(((bit ? 65536 : 0) - chance) * 2 / (2 * count + 3));
      this.chances[context] = Math.min(Math.max(chance + step, 48), 65536 - 48);
      if (count < 60) this.counts[context] = count + 1;
    }

    bit(context) {
      const bit = this.read(this.chances[context]);
      this.learn(bit, context);
      return bit;
    }

    unit(second, first) {
      const kind = kindContexts + (first >> 5) * 256;
      const unit = unitContexts + first * 256;
      const hash = Math.imul((second << 8) | first, 0x9e3779b1) >>> (40 - pairBits);
      const pair = pairContexts + hash * 256;
      const { chances, counts } = this;
      let start = 1;
      while (start < 256) {
        const few = counts[kind + start] + 1;
        const some = 3 * counts[unit + start];
        const many = 8 * counts[pair + start];
        const sum = chances[kind + start] * few + chances[unit + start] * some
          + chances[pair + start] * many;
        const bit = this.read(Math.floor(sum / (few + some + many)));
        for (const context of [kind, unit, pair]) this.learn(bit, context + start);
        start = 2 * start + bit;
      }
      return start - 256;
    }

    number(kind) {
      const first = kind * numberContexts;
      let length = 0;
      while (this.bit(first + length)) length++;
      let value = 1;
      let start = 1;
      for (let place = 0; place < length; place++) {
        const bit = place < 3 ? this.bit(first + 32 + 8 * length + start) : this.read(32768);
        start = 2 * start + bit;
        value = 2 * value + bit;
      }
      return value - 1;
    }

    amount() { return this.number(0); }
    anchor() { return this.number(1); }
    count() { return this.number(2); }
    shared(units) { return this.number(3 + Math.min(units, 12)); }
    distance(count) { return this.number(16 + Math.min(32 - Math.clz32(count), 8)); }

    // Adds the units up to the next 0 to `units`.
    units(units) {
      let second = units[units.length - 2] ?? 0;
      let first = units[units.length - 1] ?? 0;
      for (;;) {
        [second, first] = [first, this.unit(second, first)];
        if (first === 0) return units;
        units.push(first);
      }
    }

    string() { return text(this.units([])); }
  }

  function text(units) {
    let text = "";
    for (let place = 0; place < units.length; place++) {
      const unit = units[place];
      if (unit === 1) {
        const [high, middle, low] = units.slice(place + 1, place + 4).map((part) => part & 127);
        text += String.fromCodePoint((high << 14) | (middle << 7) | low);
        place += 3;
      } else if (unit < 128) {
        text += String.fromCharCode(unit);
      } else {
        const [vowel, final] = units.slice(place + 1, place + 3);
        text += String.fromCharCode(
          firstSyllable + (unit - 128) * 588 + (vowel - 160) * 28 + (final - 192));
        place += 2;
      }
    }
    return text;
  }

  const lower = (text) => [...text].map((character) => character.toLowerCase()).join("");

  class Anchors {
    uses = new Map();

    next(heading) {
      let anchor = "";
      for (const character of heading) {
        if (/[\p{Alphabetic}\p{N}\p{M}_-]/u.test(character)) anchor += character.toLowerCase();
        else if (character === " ") anchor += "-";
      }
      const count = this.uses.get(anchor) ?? 0;
      this.uses.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    }
  }

  // MARK: Words

  const certainEndings = ("은 는 을 를 에 에는 에도 에서 에서는 에서도 으로 으로는 으로도 에게 까지 부터 처럼 보다 마다 밖에 "
    + "이다 이고 이며 이나 이라 이라고 이에요 예요 입니다 라고 하다 하는 하고 하면 하지 하게 하기 하여 해요 해서 "
    + "했다 했어요 합니다 한다 되는 되고 되면 되지 된다 됩니다 돼요 어요 아요 여요 었어요 았어요 었다 았다 어서 아서 "
    + "습니다 네요 지요 거나 는데 은데 으면 으니 니까 려면").split(" ");
  const possibleEndings =
    "이 가 도 로 의 과 와 만 고 다 지 서 며 여 들 기 음 던 라 나 요 한 할 된 될 면 죠 에요 라는 이란 란 인 일".split(" ");
  for (const endings of [certainEndings, possibleEndings]) {
    endings.sort((first, second) => second.length - first.length);
  }

  // The word without each of the endings that leaves so much of it, the longest ending first.
  const without = (word, endings, least) => endings
    .filter((ending) => word.endsWith(ending) && word.length >= ending.length + least)
    .map((ending) => word.slice(0, -ending.length));

  // What a word may be in the index, the likeliest first.
  function koreanForms(word) {
    let stem = word;
    for (let time = 0; time < 2; time++) stem = without(stem, certainEndings, 1)[0] ?? stem;
    const forms = [stem];
    for (const form of forms) forms.push(...without(form, possibleEndings, 2));
    return forms;
  }

  function letterForms(word) {
    const forms = [word];
    if (word.length < 4 || !word.endsWith("s")) return forms;
    forms.push(word.slice(0, -1));
    if (word.endsWith("ies")) forms.push(word.slice(0, -3) + "y");
    else if (word.endsWith("es")) forms.push(word.slice(0, -2));
    return forms;
  }

  const korean = "\\uAC00-\\uD7A3";
  const chinese = "\\u3041-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF";
  const runs = new RegExp(
    `([${korean}]+)|([${chinese}]+)|((?:(?![${korean}${chinese}])[\\p{Alphabetic}\\p{N}\\p{M}])+)`,
    "gu");

  const endings = new Set([...certainEndings, ...possibleEndings]);

  // The words of a text: as they are written, in small letters; what they may be in the index; and what
  // the longer words that they are a part of have.
  function words(text) {
    if (/[\u0300-\u036F\u1100-\u11FF]/.test(text)) text = text.normalize("NFC");
    const words = [];
    let letters = -1;
    for (const { 0: run, 1: syllables, 2: characters, index } of text.matchAll(runs)) {
      if (syllables) {
        if (letters === index && endings.has(run)) continue;
        const forms = koreanForms(run);
        const parts = forms[0].length > 1 ? [run, forms[0]] : [run];
        words.push({ written: run, forms, parts });
      } else if (characters) {
        const each = [...run];
        const pairs = each.length === 1
          ? each : each.slice(1).map((character, place) => each[place] + character);
        for (const pair of pairs) words.push({ written: pair, forms: [pair], parts: [pair] });
      } else {
        letters = index + run.length;
        const length = [...run].length;
        if (length < (/^[0-9]*$/.test(run) ? 4 : 2)) continue;
        const written = lower(run);
        const forms = letterForms(written);
        words.push({ written, forms, parts: length > 2 ? forms : [] });
      }
    }
    return words;
  }

  // MARK: Search

  // The weights of a section in whose heading a word is, and of one that is the page's title.
  const titleWeight = 8;
  const headingWeight = 4;

  class Index {
    constructor(code) {
      const reader = new Reader(code);
      this.sections = [];
      for (let pages = reader.amount(); pages > 0; pages--) {
        const page = { name: reader.string(), first: this.sections.length };
        const anchors = new Anchors();
        for (let count = reader.amount(); count > 0; count--) {
          const heading = reader.string();
          const usual = anchors.next(heading);
          const anchor = [() => usual, () => reader.string(), () => ""][reader.anchor()]();
          page.title ??= heading;
          this.sections.push({ page, heading, anchor });
        }
      }
      this.words = new Map();
      // Of each word, where its sections begin in `places`.
      this.starts = [0];
      this.places = [];
      const units = [];
      for (;;) {
        const last = units.length;
        const shared = reader.shared(last);
        units.length = shared;
        reader.units(units);
        if (shared === last && units.length === last) break;
        this.words.set(text(units), this.words.size);
        const sections = reader.count() + 1;
        let section = -1;
        for (let found = 0; found < sections; found++) {
          section += reader.distance(sections) + 1;
          this.places.push(section);
        }
        this.starts.push(this.places.length);
      }
      for (const section of this.sections) {
        section.words = new Set(words(section.heading).map((word) => this.known(word)));
      }
    }

    // What a word is in the index, if it is there.
    known({ forms }) {
      return forms.find((form) => this.words.has(form));
    }

    // How well `word` is the one that was asked for, which is `known` here; 0 where it is not.
    static fit(word, known, { written, parts }) {
      if (word === known) return 1;
      if (word.startsWith(written)) return 0.5;
      return parts.some((part) => word.includes(part)) ? 0.25 : 0;
    }

    // The sections that have a word, with their weights; and of titles, by the page.
    matches(asked) {
      const sections = new Map();
      const titles = new Map();
      const known = this.known(asked);
      for (const [word, index] of this.words) {
        const fit = Index.fit(word, known, asked);
        if (fit === 0) continue;
        for (let place = this.starts[index]; place < this.starts[index + 1]; place++) {
          const number = this.places[place];
          const { page, words } = this.sections[number];
          let weight = fit;
          if (words.has(word)) {
            weight *= number === page.first ? titleWeight : headingWeight;
            if (number === page.first) titles.set(page, Math.max(titles.get(page) ?? 0, fit));
          }
          sections.set(number, Math.max(sections.get(number) ?? 0, weight));
        }
      }
      // A word that few sections have says more.
      const rarity = Math.log(1 + this.sections.length / Math.max(sections.size, 1));
      return { sections, titles, rarity };
    }

    // The sections that have all words of `question`, the best first. One of them at least is in the
    // section itself; the others may be in the title of its page.
    search(question) {
      const all = words(question).map((word) => this.matches(word));
      const numbers = new Set(all.flatMap(({ sections }) => [...sections.keys()]));
      const results = [];
      for (const number of numbers) {
        const { page } = this.sections[number];
        let score = 0;
        const hasAll = all.every(({ sections, titles, rarity }) => {
          const weight = sections.get(number) ?? (titles.get(page) ?? 0) * 0.3;
          score += weight * rarity;
          return weight > 0;
        });
        if (hasAll) results.push({ number, score });
      }
      results.sort((first, second) => second.score - first.score || first.number - second.number);
      return results.map(({ number, score }) => ({ ...this.sections[number], score }));
    }

    // Where the words of `question` stand in a text: those that begin a word, or else any.
    marks(question, text) {
      const escape = (word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
      const asked = words(question);
      const starts = asked.flatMap((word) => [word.written, this.known(word) ?? word.written]);
      const inside = asked.flatMap(({ parts }) => parts);
      for (const [before, all] of [["(?<![\\p{L}\\p{N}])", starts], ["", inside]]) {
        if (all.length === 0) continue;
        const expression = new RegExp(`${before}(?:${all.map(escape).join("|")})`, "giu");
        const found = [...text.matchAll(expression)];
        if (found.length) return found.map(({ 0: { length }, index }) => [index, index + length]);
      }
      return [];
    }
  }

  Object.assign(lessonsSearch, { Index, words });
}
