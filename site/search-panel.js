// The panel of the search: a field and the list of what it finds, after the pattern "combobox with a
// list box" of the ARIA Authoring Practices Guide.
"use strict";

{
  // What the panel says, by the page's language.
  const wordings = {
    en: {
      close: "Close", nothing: "Nothing found", one: "1 result", many: "# results",
      keys: "↑ ↓ choose · Enter opens · Esc closes",
      failed: "The search index cannot be loaded: reload the page to try again.",
    },
    ko: {
      close: "닫기", nothing: "찾은 내용이 없어요", one: "결과 1개", many: "결과 #개",
      keys: "↑ ↓ 선택 · Enter 열기 · Esc 닫기",
      failed: "검색 색인을 불러올 수 없어요. 페이지를 새로 고쳐서 다시 해 보세요.",
    },
  };
  const wording = wordings[document.documentElement.lang.split("-")[0]] ?? wordings.en;

  const mostResults = 20;
  const contextBefore = 60;
  const passageLength = 180;

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // The text with the places `marks` marked.
  function marked(text, marks) {
    const parts = [];
    let end = 0;
    for (const [from, to] of marks) {
      parts.push(text.slice(end, from), element("mark", {}, text.slice(from, to)));
      end = to;
    }
    parts.push(text.slice(end));
    return parts;
  }

  // A piece of the text around the place `first`, cut between words.
  function excerpt(text, first) {
    let start = Math.max(0, first - contextBefore);
    if (start > 0) start = Math.min(text.indexOf(" ", start) + 1 || start, first);
    let end = Math.min(text.length, start + passageLength);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), first + 1);
    const piece = text.slice(start, end).trim();
    return (start > 0 ? "… " : "") + piece + (end < text.length ? " …" : "");
  }

  // What stands below headings of other pages. The index has no text, and a page that was opened as a
  // file may read no other: but it may show one in a frame, and ask it.
  class Passages {
    known = new Map();

    async of(address, anchors) {
      const missing = anchors.filter((anchor) => !this.known.has(address + "#" + anchor));
      if (missing.length) {
        const isOwn = address === location.href.replace(/[?#].*/u, "");
        const texts = isOwn
          ? missing.map(lessonsSearch.passage) : await Passages.ask(address, missing);
        missing.forEach((anchor, place) => {
          this.known.set(address + "#" + anchor, texts[place] ?? "");
        });
      }
      return anchors.map((anchor) => this.known.get(address + "#" + anchor));
    }

    static ask(address, anchors) {
      return new Promise((resolve) => {
        const frame = element("iframe", { src: address, title: address, tabindex: "-1", hidden: "" });
        const end = (texts) => {
          window.removeEventListener("message", answer);
          clearTimeout(limit);
          frame.remove();
          resolve(texts);
        };
        const answer = ({ data, source }) => {
          if (source === frame.contentWindow && Array.isArray(data?.lessonsPassages)) {
            end(data.lessonsPassages);
          }
        };
        const limit = setTimeout(end, 5000, []);
        window.addEventListener("message", answer);
        frame.addEventListener("load", () => {
          frame.contentWindow.postMessage({ lessonsPassages: anchors }, "*");
        });
        document.body.append(frame);
      });
    }
  }

  class Panel {
    passages = new Passages();
    options = [];
    active = -1;

    constructor(label) {
      this.field = element("input", {
        type: "search", role: "combobox", "aria-label": label, "aria-expanded": "false",
        "aria-controls": "search.results", "aria-autocomplete": "list", autocomplete: "off",
        autocapitalize: "off", spellcheck: "false", placeholder: label, enterkeyhint: "go",
      });
      this.close = element("button", { type: "button", class: "close", "aria-label": wording.close }, "×");
      this.status = element("p", { role: "status" });
      this.list = element("div", { role: "listbox", id: "search.results", "aria-label": label });
      this.keys = element("p", { class: "keys" }, wording.keys);
      this.dialog = element(
        "dialog", { class: "search-panel", "aria-label": label },
        element("div", { class: "field" }, this.field, this.close), this.status, this.list, this.keys);
      document.body.append(this.dialog);
      this.field.addEventListener("input", () => this.search());
      this.field.addEventListener("keydown", (event) => this.press(event));
      this.close.addEventListener("click", () => this.dialog.close());
      this.dialog.addEventListener("click", (event) => {
        // The backdrop is the dialog's own; a result on this page closes it and is gone to.
        if (event.target === this.dialog || event.target.closest("[role=option]")) {
          this.dialog.close();
        }
      });
    }

    show() {
      if (this.dialog.open) return;
      this.dialog.showModal();
      this.field.focus();
      this.field.select();
      this.opening ??= this.open();
    }

    async open() {
      try {
        await lessonsSearch.load(lessonsSearch.index);
        this.index = new lessonsSearch.Index(lessonsSearch.code);
        this.search();
      } catch {
        this.status.textContent = wording.failed;
      }
    }

    search() {
      if (!this.index) return;
      const question = this.field.value;
      const results = this.index.search(question);
      const shown = results.slice(0, mostResults);
      this.options = shown.map((result, number) => this.option(question, result, number));
      this.list.replaceChildren(...this.options);
      this.field.setAttribute("aria-expanded", String(shown.length > 0));
      this.dialog.classList.toggle("found", shown.length > 0);
      this.choose(shown.length ? 0 : -1);
      this.status.textContent = question.trim() === "" ? ""
        : results.length === 0 ? wording.nothing
        : results.length === 1 ? wording.one
        : wording.many.replace("#", String(results.length));
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.fill(question, shown), 120);
    }

    marked(question, text) {
      return marked(text, this.index.marks(question, text));
    }

    option(question, { page, heading, anchor }, number) {
      const address = new URL(encodeURIComponent(page.name) + ".html", lessonsSearch.index);
      if (anchor !== "") address.hash = encodeURIComponent(anchor);
      const option = element("a", {
        role: "option", id: `search.result.${number}`, href: address.href, tabindex: "-1",
        "aria-selected": "false",
      }, element("span", { class: "heading" }, ...this.marked(question, heading)));
      if (page.title !== heading) {
        option.append(element("span", { class: "page" }, ...this.marked(question, page.title)));
      }
      option.append(element("span", { class: "passage" }));
      return option;
    }

    // Puts the passages in, page by page, until something else is asked for.
    async fill(question, results) {
      const options = this.options;
      for (const name of new Set(results.map(({ page }) => page.name))) {
        const own = results.map((result, place) => ({ ...result, option: options[place] }))
          .filter(({ page }) => page.name === name);
        const address = own[0].option.href.replace(/#.*/u, "");
        const texts = await this.passages.of(address, own.map(({ anchor }) => anchor));
        if (options !== this.options || !this.dialog.open) return;
        own.forEach(({ option }, place) => {
          const first = this.index.marks(question, texts[place])[0]?.[0] ?? 0;
          const text = excerpt(texts[place], first);
          option.querySelector(".passage").replaceChildren(...this.marked(question, text));
        });
      }
    }

    choose(number) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = number;
      const option = this.options[number];
      if (option) {
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        this.field.setAttribute("aria-activedescendant", option.id);
      } else {
        this.field.removeAttribute("aria-activedescendant");
      }
    }

    press(event) {
      // A Korean syllable that is still being put together takes the keys for itself.
      if (event.isComposing) return;
      const count = this.options.length;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && count) {
        event.preventDefault();
        this.choose((this.active + step + count) % count);
      } else if (event.key === "Escape") {
        // A field of this kind would rather be emptied.
        event.preventDefault();
        this.dialog.close();
      } else if (event.key === "Enter") {
        event.preventDefault();
        this.options[this.active]?.click();
      }
    }
  }

  let panel;
  lessonsSearch.loaded = (code) => { lessonsSearch.code = code; };
  lessonsSearch.show = () => {
    panel ??= new Panel(document.querySelector("button.search").textContent);
    panel.show();
  };
}
