// What a page can do besides being read: nothing in it needs this file.
"use strict";
{
  const words = document.currentScript.dataset;
  const root = document.documentElement;

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // The id that an address ends with, which may be no right one.
  const anchor = (hash) => {
    try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }
  };

  // Screen readers say what is put here.
  const status = element("p", { class: "status", role: "status" });
  document.body.append(status);

  // Colours: as the system, light or dark. The choice is set before the page is drawn, in its head.
  const colours = () => {
    const names = ["system", "light", "dark"];
    const texts = words.colours.split("|");
    const shapes = [
      '<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
      '<circle cx="8" cy="8" r="3"/><path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M13 3l-1.4 1.4M4.4 11.6 3 13"/>',
      '<path d="M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z"/>',
    ];
    const button = element("button", { class: "colours", type: "button" });
    const show = () => {
      const now = Math.max(0, names.indexOf(root.dataset.colours));
      button.innerHTML = '<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">' + shapes[now] + "</svg>";
      button.title = texts[now];
      button.setAttribute("aria-label", texts[now]);
      return now;
    };
    button.onclick = () => {
      root.dataset.colours = names[(show() + 1) % names.length];
      status.textContent = texts[show()];
      try { localStorage["lessons.colours"] = root.dataset.colours; } catch { }
    };
    show();
    document.querySelector(".tools")?.append(button);
  };

  // The heading that the reader is under: the last one above a line in the upper part of the window.
  const headings = [...document.querySelectorAll(".anchor")].map((link) => link.parentElement);
  let current = -1;
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    links.set(anchor(link.hash), link);
  }

  const reveal = (link) => {
    const box = link.closest("nav");
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const place = link.getBoundingClientRect();
    const view = box.getBoundingClientRect();
    if (place.top < view.top || place.bottom > view.bottom) {
      box.scrollTop += place.top - view.top - view.height / 3;
    }
  };

  const mark = () => {
    let at = current;
    while (at >= 0 && !links.has(headings[at].id)) at -= 1;
    for (const [id, link] of links) {
      if (at >= 0 && headings[at].id === id) {
        link.setAttribute("aria-current", "location");
        reveal(link);
      } else {
        link.removeAttribute("aria-current");
      }
    }
  };

  const follow = () => {
    const above = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) above.add(target);
        else above.delete(target);
      }
      current = headings.findLastIndex((heading) => above.has(heading));
      mark();
    }, { rootMargin: "1000000px 0px -66% 0px" });
    for (const heading of headings) observer.observe(heading);
  };

  // The bar goes when the reader goes on, and comes back when the reader turns back.
  const bar = () => {
    const bar = document.querySelector(".bar");
    let before = scrollY;
    addEventListener("scroll", () => {
      if (Math.abs(scrollY - before) < 4) return;
      bar.classList.toggle("away", scrollY > before && scrollY > bar.offsetHeight);
      bar.classList.toggle("stuck", scrollY > 0);
      before = scrollY;
    }, { passive: true });
  };

  // The switch between languages leads to the heading that corresponds to the current one.
  const languages = () => {
    for (const link of document.querySelectorAll(".languages a[data-anchors]")) {
      const anchors = link.dataset.anchors.split(" ");
      if (anchors.length !== headings.length) continue;
      const lead = () => { link.hash = current > 0 ? anchors[current] : ""; };
      for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, lead);
    }
  };

  // The code of a block, without the shapes, the numbers and the prompts of a console.
  const code = (block) => {
    const copy = block.cloneNode(true);
    for (const extra of copy.querySelectorAll(".shape, .line-number")) extra.remove();
    const text = copy.textContent;
    const isConsole = block.querySelector(".language-console, .language-sh, .language-shell");
    return isConsole ? text.replace(/^\$ /gm, "") : text;
  };

  // Where the clipboard is out of reach, as on a page that came over plain HTTP, by a selection.
  const put = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = element("textarea", { class: "status", "aria-hidden": "true" });
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };

  const copyButtons = () => {
    for (const block of document.querySelectorAll("pre.code")) {
      const button = element("button", { class: "copy", type: "button" }, words.copy);
      button.onclick = async () => {
        const done = await put(code(block));
        button.focus();
        status.textContent = done ? words.copied : words.notCopied;
        button.textContent = status.textContent;
        button.classList.add("done");
        setTimeout(() => {
          button.textContent = words.copy;
          button.classList.remove("done");
          status.textContent = "";
        }, 2000);
      };
      block.before(button);
    }
  };

  // A number beside each line of a cell that the pointer or the keyboard comes to. One stop of the
  // keyboard a cell; arrows go on from there.
  const lineNumbers = (cell) => {
    const numbers = [...cell.querySelectorAll(".line")].map((line, index) => {
      const number = element("a", {
        class: "line-number", href: "#" + line.id, "data-line": index + 1, tabindex: index ? -1 : 0,
        "aria-label": words.line.replace("%", index + 1),
      });
      line.prepend(number);
      return number;
    });
    cell.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && numbers[numbers.indexOf(event.target) + step];
      if (!numbers.includes(event.target) || !next) return;
      event.preventDefault();
      next.tabIndex = 0;
      event.target.tabIndex = -1;
      next.focus();
    });
  };

  const lines = () => {
    for (const cell of document.querySelectorAll(".cell")) {
      let done = false;
      const add = () => {
        if (!done) lineNumbers(cell);
        done = true;
      };
      cell.addEventListener("pointerover", add);
      cell.addEventListener("focusin", add);
    }
  };

  // Escape puts a term's explanation away, until the pointer or the focus comes to it again.
  const terms = () => {
    addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      for (const term of document.querySelectorAll(".term:is(:hover, :focus-within)")) {
        term.classList.add("closed");
        const open = () => term.classList.remove("closed");
        for (const event of ["pointerleave", "focusout"]) term.addEventListener(event, open, { once: true });
      }
    });
  };

  const sides = () => {
    const side = document.querySelector(".side");
    if (!side) return;
    // Beside the text both lists show, and so must be open to those who do not see them; above it they
    // open on demand. An old browser shows only what is open.
    const isBeside = () => getComputedStyle(side).position === "fixed";
    const parts = side.querySelectorAll("details");
    const arrange = () => {
      for (const part of parts) part.open = isBeside();
    };
    arrange();
    let wasBeside = isBeside();
    addEventListener("resize", () => {
      if (isBeside() !== wasBeside) arrange();
      wasBeside = isBeside();
    });
    for (const part of parts) {
      part.addEventListener("click", (event) => {
        if (!isBeside() && event.target.closest("a")) part.open = false;
      });
    }
    const here = side.querySelector("[aria-current=page]");
    if (here) reveal(here);
  };

  colours();
  bar();
  follow();
  languages();
  copyButtons();
  lines();
  terms();
  sides();
}
